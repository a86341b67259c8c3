"""Time over connections, a line for each contender, a picture for each latency."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from benchmarks.table import Comparison

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.ticker import NullFormatter, ScalarFormatter

COLOURS = {
    "least": "#9aa5b1", "floor": "#5b6770", "ours": "#c2410c",
    "peer": "#1d4ed8", "peer-n2": "#3b82f6", "peer-n4": "#93c5fd", "naive": "#7c3aed",
}  # fmt: skip
DASHES = {"least": ":", "floor": "--"}


def draw(found: Sequence[Comparison], folder: Path, name: str = "time-over-connections") -> list[Path]:
    """SVG and PNG of all latencies beside each other."""
    latencies = list(dict.fromkeys(one.latency for one in found))
    figure, all_axes = plt.subplots(1, len(latencies), figsize=(5.2 * len(latencies), 4.6), sharey=True, squeeze=False)
    for axes, latency in zip(all_axes[0], latencies, strict=True):
        _of_latency(axes, [one for one in found if one.latency == latency], latency)
    all_axes[0][0].set_ylabel("seconds, median")
    handles = {
        label: line for axes in all_axes[0] for line, label in zip(*axes.get_legend_handles_labels(), strict=True)
    }
    figure.legend(handles.values(), handles.keys(), loc="lower center", ncols=len(handles), frameon=False)
    figure.tight_layout(rect=(0, 0.07, 1, 1))
    made = [folder / f"{name}.{kind}" for kind in ("svg", "png")]
    for path in made:
        figure.savefig(path, dpi=130, metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)
    return made


def _of_latency(axes: plt.Axes, found: Sequence[Comparison], latency: str) -> None:
    for name in [row.contender for row in found[0].rows]:
        points = [(one.connections, wall_s) for one in found if (wall_s := one.wall_s(name)) is not None]
        if points:
            bold = 2.6 if name == "ours" else 1.5
            axes.plot(
                *zip(*points, strict=True),
                label=name,
                marker="o",
                ms=4,
                lw=bold,
                color=COLOURS[name],
                ls=DASHES.get(name, "-"),
            )
    axes.set(xscale="log", yscale="log", xlabel="connections", title=latency, xticks=[one.connections for one in found])
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(ScalarFormatter())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_minor_formatter(ScalarFormatter())  # whole seconds, no powers of ten
    axes.grid(visible=True, which="both", color="#e5e7eb", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
