#!/usr/bin/python3
"""Draws what deconv_bench --json wrote: plot.py FILE.json PICTURE (.svg, .png or .pdf).

For each workload, how many times as long as ours every other library takes, and how many times the
limit ours takes: medians, with lines from the smallest to the largest.
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1]) as file:
        all_measured = json.load(file)
    labels, left, right = [], [], []
    for measured in all_measured:
        name = f"{measured['workload']}, {measured['threads']}"
        if "timesLimit" in measured:
            left.append((name, measured["timesLimit"]))
        for each in measured["contenders"][1:]:
            if each["kind"] == "peer":
                right.append((f"{name}: {each['name']}", each["ratio"]))
    rows = max(len(left), len(right), 1)
    figure, axes = plt.subplots(1, 2, figsize=(14, 1.5 + 0.22 * rows), constrained_layout=True)
    for axis, bars, title in ((axes[0], left, "ours, in multiples of the machine's limit"),
                              (axes[1], right, "others, in multiples of ours")):
        places = range(len(bars))
        middles = [values[1] for _, values in bars]
        spread = [[values[1] - values[0] for _, values in bars],
                  [values[2] - values[1] for _, values in bars]]
        axis.barh(places, middles, xerr=spread, color="#4477aa", ecolor="#222222", height=0.7)
        axis.set_yticks(places, [name for name, _ in bars], fontsize=7)
        axis.set_title(title, fontsize=10)
        axis.axvline(1, color="#222222", linewidth=0.8)
        axis.invert_yaxis()
    axes[1].set_xscale("log")
    figure.savefig(sys.argv[2])


main()
