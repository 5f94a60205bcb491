#!/usr/bin/python3
"""Draws what deconv_bench --json wrote: plot.py FILE.json PICTURE (.svg, .png or .pdf).

Upper part: each workload has two lines, one thread above and two below. What stands right of the
line at 1 takes longer than ours, what stands left of it less; the black bar is the limit of the
machine. Lower part: what the window and the command take, in parts of what they may take. Marks are
medians, thin lines go from the smallest to the largest.
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

INK, GREY, RULE, BAND = "#1f2430", "#6b7280", "#d7dbe2", "#f5f6f8"
LIBRARIES = {  # colours that differ in lightness too, and a mark each
    "PyTorch": ("#d1495b", "o"),
    "oneDNN": ("#2e6f95", "s"),
    "OpenCV": ("#3a8f5c", "^"),
    "Eigen": ("#8d6cab", "D"),
    "SciPy": ("#c98a1b", "v"),
}
LEAST, MOST = 0.1, 300
LABEL = 222  # points that the names of the rows take


def library(name):
    return next((key for key in LIBRARIES if name.startswith(key)), None)


def time_text(seconds):
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs"), (1e9, "ns")):
        if seconds * factor >= 1 or unit == "ns":
            return f"{seconds * factor:.3g} {unit}"
    return ""


def value_text(measured, value):
    return f"{value:.0f} {measured['unit']}" if measured["unit"] != "s" else time_text(value)


def ratio_text(value, _=None):
    return f"{value:g}"


def clean(axis, rows):
    axis.set_xscale("log")
    axis.set_ylim(rows - 0.5, -0.5)
    axis.yaxis.set_major_locator(NullLocator())
    axis.xaxis.set_minor_locator(NullLocator())
    axis.xaxis.set_major_formatter(FuncFormatter(ratio_text))
    axis.tick_params(axis="x", colors=GREY, labelsize=8, length=0)
    axis.grid(axis="x", color=RULE, linewidth=0.6)
    axis.set_axisbelow(True)
    for side in axis.spines.values():
        side.set_visible(False)
    for row in range(0, rows, 2):
        axis.axhspan(row - 0.5, row + 0.5, color=BAND, linewidth=0, zorder=0)
    axis.axvline(1, color=INK, linewidth=1.2, zorder=3)


def label(axis, row, name, what):
    axis.annotate(name, (0, row), xycoords=("axes fraction", "data"), xytext=(-LABEL, 3),
                  textcoords="offset points", fontsize=8.5, color=INK, fontweight="semibold")
    axis.annotate(what, (0, row), xycoords=("axes fraction", "data"), xytext=(-LABEL, -8),
                  textcoords="offset points", fontsize=7, color=GREY)


def beside(axis, y, text):
    axis.annotate(text, (1, y), xycoords=("axes fraction", "data"), xytext=(8, -2.5),
                  textcoords="offset points", fontsize=7.5, color=INK)


def mark(axis, y, values, colour, shape, filled=True):
    least, middle, most = values
    axis.plot([max(least, LEAST), min(most, MOST)], [y, y], color=colour, linewidth=0.9, alpha=0.45,
              solid_capstyle="round", zorder=4)
    if middle > MOST:
        axis.annotate(f"{middle:,.0f} \u203a", (MOST, y), xytext=(-3, -2.5), ha="right",
                      textcoords="offset points", fontsize=7, color=colour)
        return
    axis.plot(max(middle, LEAST), y, shape, color=colour, markersize=5.2, zorder=5,
              markerfacecolor=colour if filled else "white", markeredgewidth=1.1)


def shown(contenders):
    """Of those beyond the scale, the one farthest out alone."""
    beyond = [each["ratio"][1] for each in contenders if each["ratio"][1] > MOST]
    return [each for each in contenders
            if each["ratio"][1] <= MOST or each["ratio"][1] == max(beyond)]


def draw_workloads(axis, groups):
    clean(axis, len(groups))
    axis.set_xlim(LEAST, MOST)
    axis.xaxis.set_major_locator(FixedLocator([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200]))
    axis.xaxis.tick_top()
    for row, (name, measured) in enumerate(groups.items()):
        label(axis, row, name, measured[0]["what"])
        for n, each in enumerate(measured):
            y = row + (n - (len(measured) - 1) / 2) * 0.42
            axis.annotate(str(each["threads"]), (0, y), xycoords=("axes fraction", "data"),
                          xytext=(-8, -2.5), textcoords="offset points", fontsize=6.5, color=GREY)
            beside(axis, y, time_text(each["contenders"][0]["seconds"][1]))
            if "timesLimit" in each:
                limit = min(max(1 / each["timesLimit"][1], LEAST), MOST)
                axis.plot([limit, limit], [y - 0.17, y + 0.17], color=INK, linewidth=2.6, zorder=4)
            for peer in shown(each["contenders"][1:]):
                kind = library(peer["name"])
                if peer["kind"] == "peer" and kind:
                    core = "core" in peer["name"] or "as called" in peer["name"]
                    mark(axis, y, peer["ratio"], *LIBRARIES[kind], filled=not core)
    axis.annotate("ours", (1, 1), xycoords="axes fraction", xytext=(8, 22),
                  textcoords="offset points", fontsize=8, color=GREY)
    axis.annotate("threads", (0, 1), xycoords="axes fraction", xytext=(-18, 7), ha="right",
                  textcoords="offset points", fontsize=7, color=GREY)
    axis.annotate("less than ours", (1, 1), xycoords=("data", "axes fraction"), xytext=(-6, 22),
                  textcoords="offset points", ha="right", fontsize=8, color=GREY)
    axis.annotate("takes longer than ours, times", (1, 1), xycoords=("data", "axes fraction"),
                  xytext=(6, 22), textcoords="offset points", fontsize=8, color=GREY)


def draw_allowed(axis, rows):
    clean(axis, len(rows))
    axis.set_xlim(0.02, 5)
    axis.xaxis.set_major_locator(FixedLocator([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]))
    for row, each in enumerate(rows):
        label(axis, row, each["workload"], each["what"])
        beside(axis, row, value_text(each, each["contenders"][0]["seconds"][1])
               + (f" of {each['allowed']}" if each["allowed"] else ""))
        if "timesLimit" in each:
            least, middle, most = each["timesLimit"]
            axis.plot([max(least, 0.02), min(most, 5)], [row, row], color=INK, linewidth=1,
                      alpha=0.5, zorder=4)
            axis.plot(max(middle, 0.02), row, "o", color=INK, markersize=5.5, zorder=5)
    axis.annotate("Beside what they may take", (0, 1), xycoords="axes fraction",
                  xytext=(-LABEL, 10), textcoords="offset points", fontsize=10, color=INK,
                  fontweight="semibold")
    axis.set_xlabel("parts of what it may take", fontsize=8, color=GREY)


def legend(figure, groups):
    names = {library(peer["name"]) for measured in groups.values() for each in measured
             for peer in each["contenders"][1:] if peer["kind"] == "peer"}
    marks = [Line2D([], [], marker="|", color=INK, linestyle="", markersize=9, markeredgewidth=2.6,
                    label="limit of the machine")]
    marks += [Line2D([], [], marker=shape, color=colour, linestyle="", markersize=5.5, label=name)
              for name, (colour, shape) in LIBRARIES.items() if name in names]
    if names & {"PyTorch", "oneDNN"}:
        marks.append(Line2D([], [], marker="o", color=GREY, markerfacecolor="white", linestyle="",
                            markersize=5.5, label="hollow: PyTorch into fresh memory, oneDNN's "
                            "core without reordering"))
    figure.legend(handles=marks, loc="upper left", bbox_to_anchor=(0.02, 1 - 0.62 / height(figure)),
                  ncol=len(marks), frameon=False, fontsize=8, labelcolor=INK, handletextpad=0.3,
                  columnspacing=1.4, borderpad=0)


def height(figure):
    return figure.get_size_inches()[1]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        all_measured = json.load(file)
    plt.rcParams["font.family"] = ["Inter", "DejaVu Sans"]
    plt.rcParams["svg.fonttype"] = "path"
    outside = [each for each in all_measured if each["threads"] == 0]
    groups = {}
    for each in all_measured:
        if each["threads"] > 0:
            groups.setdefault(each["workload"], []).append(each)
    upper, lower = 0.42 * len(groups), 0.34 * len(outside)
    head, between, foot, width = 1.45, 0.75, 0.6, 11
    tall = head + upper + foot + (lower + between if outside else 0)
    figure = plt.figure(figsize=(width, tall), facecolor="white")
    figure.text(0.02, 1 - 0.34 / tall, "Core beside other libraries and the limits of this machine",
                fontsize=13, color=INK, fontweight="semibold")
    left, wide = 0.3, 0.59
    if groups:
        draw_workloads(figure.add_axes([left, 1 - (head + upper) / tall, wide, upper / tall]),
                       groups)
        legend(figure, groups)
    if outside:
        draw_allowed(figure.add_axes([left, foot / tall, wide, lower / tall]), outside)
    figure.savefig(sys.argv[2], dpi=110)


main()
