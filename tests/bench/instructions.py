#!/usr/bin/env python3
"""Counts instructions of fixed work under callgrind and compares them with recorded counts.

    instructions.py PROGRAM            fails where a count grew by more than 3 %
    instructions.py PROGRAM --record   records what it finds
    instructions.py PROGRAM --table    prints, for the goals' workloads, instructions, loads and
                                       stores beside those that are needed at least

Counts are the same on a busy machine and on an idle one, so a slow-down is seen that times would
hide. Only the program's own instructions count: what the C library and OpenBLAS do depends on the
processor. They belong to the compiler and the flags of the release build; callgrind knows no
AVX-512, so the kernels are those of x86-64-v2 and x86-64-v3.
"""

import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile

RECORDED = pathlib.Path(__file__).with_name("instructions.csv")
SLACK = 0.03
# The C library copies much by an instruction of which callgrind counts every byte.
COPY_BY_VECTORS = ("glibc.cpu.x86_rep_movsb_threshold=1000000000:"
                   "glibc.cpu.x86_rep_stosb_threshold=1000000000")


def own_cost(dump, program):
    """The instructions of a callgrind dump that are the program's own."""
    names, total, own, inclusive = {}, 0, False, False
    for line in dump.read_text().splitlines():
        found = re.match(r"ob=\((\d+)\)(?: (.*))?", line)
        if found:
            if found[2]:
                names[found[1]] = found[2]
            own = os.path.basename(names.get(found[1], "")) == os.path.basename(program)
        elif line.startswith(("cob=", "cfn=", "cfi=", "cfl=")):
            found = re.match(r"cob=\((\d+)\) (.*)", line)
            if found:
                names[found[1]] = found[2]
        elif line.startswith("calls="):
            inclusive = True  # the next line is what the callee took
        elif re.match(r"[+\-*\d]", line):
            if own and not inclusive:
                total += int((line.split() + ["0"])[1])
            inclusive = False
    return total


def dumps_of(program, options=(), words=()):
    """The lines that the program prints, one for each thing counted, and callgrind's dumps."""
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder) / "out"
        result = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={base}",
             "--toggle-collect=countedWork", "--dump-after=countedWork", *options, program, *words],
            capture_output=True, text=True, env=os.environ | {"GLIBC_TUNABLES": COPY_BY_VECTORS})
        lines = result.stdout.splitlines()
        dumps = [base.with_name(f"out.{n + 1}") for n in range(len(lines))]
        if result.returncode != 0 or not lines or not all(dump.exists() for dump in dumps):
            sys.exit(f"The cases could not be counted:\n{result.stderr}")
        yield from zip(lines, dumps)


def count(program):
    return {tuple(line.split()): own_cost(dump, program) for line, dump in dumps_of(program)}


def print_table(program):
    """Everything counts here, also what the C library does."""
    print("| workload | kernels | for each | instructions | multiply-adds needed "
          "| loads (needed) | stores (needed) |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for line, dump in dumps_of(program, ["--cache-sim=yes"], ["goals"]):
        kind, name, unit, units, *needed = line.split("\t")
        text = dump.read_text()
        events = re.search(r"^events: (.*)$", text, re.MULTILINE)[1].split()
        totals = map(int, re.search(r"^totals: (.*)$", text, re.MULTILINE)[1].split())
        found = {event: total / float(units) for event, total in zip(events, totals)}
        multiply_adds, loads, stores = map(float, needed)
        print(f"| {name} | {kind} | {unit} | {found['Ir']:.1f} | {multiply_adds:.1f} "
              f"| {found['Dr']:.1f} ({loads:.1f}) | {found['Dw']:.1f} ({stores:.1f}) |")


def main():
    if len(sys.argv) < 2 or sys.argv[2:] not in ([], ["--record"], ["--table"]):
        sys.exit(__doc__)
    if "--table" in sys.argv:
        print_table(sys.argv[1])
        return
    counts = count(sys.argv[1])
    if "--record" in sys.argv:
        with RECORDED.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [kind, case, value] for (kind, case), value in counts.items())
        return
    with RECORDED.open(newline="") as file:
        recorded = {(kind, case): int(value) for kind, case, value in csv.reader(file)}
    kinds = {kind for kind, _ in counts}
    for kind in sorted({kind for kind, _ in recorded} - kinds):
        print(f"This machine has no {kind}: its cases are left out.")
    failed = False
    for key in sorted(counts.keys() | {key for key in recorded if key[0] in kinds}):
        now, before = counts.get(key, 0), recorded.get(key, 0)
        change = now / before - 1 if before else 0
        wrong = "GREW" if change > SLACK else "" if now and before else "NOT RECORDED"
        failed = failed or bool(wrong)
        print(f"{key[0]:10} {key[1]:28} {before:>12} {now:>12} {change:+7.2%}  {wrong}".rstrip())
    if failed:
        print("Where it is meant to: './dev gate --record', and say why in the commit.")
    sys.exit(1 if failed else 0)


main()
