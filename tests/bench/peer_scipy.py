#!/usr/bin/python3
"""Runs SciPy's part of the benchmark: reads names of jobs and says how many seconds each took.

The folder given as argument has the matrix by rows, as raw arrays: start, column (int32), value, x
(float32). Besides jobs, `result FILE` writes what the last product was, as float32.
"""

import pathlib
import sys
import time

import numpy
import scipy.io
import scipy.sparse


def main():
    folder, threads = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    # At one thread it is the CPU's time that counts, as in the program that asks.
    clock = time.process_time if threads == 1 else time.perf_counter
    read = lambda name, kind: numpy.fromfile(folder / name, dtype=kind)
    start, column = read("start", numpy.int32), read("column", numpy.int32)
    value, x = read("value", numpy.float32), read("x", numpy.float32)
    shape = (len(start) - 1, len(x))
    matrix = scipy.sparse.csr_matrix((value, column, start), shape=shape)
    row = numpy.repeat(numpy.arange(shape[0], dtype=numpy.int32), numpy.diff(start))
    jobs = {
        "build": lambda: scipy.sparse.coo_matrix((value, (row, column)), shape=shape).tocsr().data,
        "product": lambda: matrix @ x,
        "text": lambda: scipy.io.mmwrite(folder / "w.mtx", matrix),
    }
    result = None
    for line in sys.stdin:
        name, _, argument = line.strip().partition(" ")
        if name == "result":
            numpy.asarray(result, dtype=numpy.float32).tofile(argument)
            print("written", flush=True)
            continue
        begin = clock()
        result = jobs[name]()
        print(clock() - begin, flush=True)


main()
