"""Figures of matplotlib, which is imported when the first is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sparkcnn._pictures import to_array

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Inches.
_WIDTH = 9.6
_WIDEST = 1.8
_LINE = 0.22


def new_figure(width: float, height: float) -> Figure:
    """Returns an empty figure of so many inches.

    Raises
    ------
    ImportError
        if matplotlib is not installed
    """
    try:
        import matplotlib.pyplot as plt
    except ImportError as e:
        raise ImportError("sparkcnn.plots needs matplotlib: pip install matplotlib") from e
    figure = plt.figure(figsize=(width, height), layout="constrained")
    # A notebook shows the figures that pyplot has open, and then the cell's value again.
    plt.close(figure)
    return figure


def grid(tiles: Sequence[tuple[Any, str]], columns: int, otherwise: str) -> Figure:
    """Returns images side by side, each below its text; or, without images, another text."""
    if not tiles:
        figure = new_figure(3.0, 0.6)
        figure.text(0.5, 0.5, otherwise, ha="center", va="center")
        return figure
    columns = min(columns, len(tiles))
    rows = -(-len(tiles) // columns)
    lines = max(text.count("\n") + 1 if text else 0 for _, text in tiles)
    width = min(_WIDTH / columns, _WIDEST)
    figure = new_figure(width * columns, (width + _LINE * lines) * rows)
    axes = figure.subplots(rows, columns, squeeze=False).ravel()
    for one in axes:
        one.set_axis_off()
    for one, (image, text) in zip(axes, tiles, strict=False):
        one.set_title(text, fontsize=9)
        _show(one, image)
    return figure


def _show(axes: Axes, image: Any) -> None:
    pixels = to_array(image)
    if pixels is None:
        axes.text(0.5, 0.5, "cannot\nbe read", ha="center", va="center", transform=axes.transAxes)
    else:
        axes.imshow(pixels, cmap="gray", vmin=0, vmax=255)
