"""Pictures of images, trainings and models, for notebooks.

Each function returns a matplotlib Figure, which a notebook shows where it is the last value of a
cell (elsewhere ``display(figure)`` does); ``figure.savefig("curves.png")`` writes it to a file.

Examples
--------
>>> from sparkcnn import plots
>>> plots.samples(images)
>>> model = classifier.fit(images)
>>> plots.curves(model)
>>> plots.confusion(model.evaluate(test))
>>> plots.mistakes(model.transform(test))
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyspark.ml.functions import vector_to_array
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StringType

from sparkcnn._figures import grid, new_figure
from sparkcnn._pictures import check_image_column
from sparkcnn.evaluation import ClassEvaluation
from sparkcnn.summary import TrainingSummary

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sparkcnn._stages import CnnModel

# With more classes, numbers would be too small to read.
_MOST_CLASSES_WITH_COUNTS = 25


def samples(
    images: DataFrame,
    limit: int = 24,
    *,
    columns: int = 8,
    imageCol: str = "image",
    labelCol: str | None = "label",
) -> Figure:
    """Draws the first images of a DataFrame with their labels.

    Of a folder, the first ones are all of one class: give ``images.orderBy(rand())`` for some of
    each, which reads them all.

    Parameters
    ----------
    images : DataFrame
        only the rows that are shown are collected
    limit : int
        how many images, at most
    columns : int
        how many are side by side
    imageCol : str
        a column of image files in bytes, or of Spark's image structs
    labelCol : str, optional
        what is written above each; numbers whose column has the classes' names appear as names;
        None for nothing

    Raises
    ------
    ValueError
        if there is no such column
    TypeError
        if the column has no images

    Examples
    --------
    >>> plots.samples(read_images(spark, "photos").orderBy(rand(1)), 16)
    """
    _check_columns(images, imageCol, *([labelCol] if labelCol else []))
    check_image_column(images, imageCol)
    text = _named(images, labelCol, _class_names(images, labelCol)) if labelCol else F.lit("")
    rows = images.select(F.col(imageCol).alias("image"), text.alias("text")).limit(limit).collect()
    return grid([(row.image, _or_empty(row.text)) for row in rows], columns, "no images")


def curves(trained: CnnModel | TrainingSummary) -> Figure:
    """Draws a training: the loss, and what was measured on validation rows, epoch by epoch.

    A line marks the epoch whose weights the model has.

    Parameters
    ----------
    trained : CnnModel or TrainingSummary
        a model, or its ``summary``

    Raises
    ------
    TypeError
        if it is neither
    """
    summary = trained if isinstance(trained, TrainingSummary) else getattr(trained, "summary", None)
    if not isinstance(summary, TrainingSummary):
        raise TypeError(
            "expected a trained model or its summary, found"
            f" {type(trained).__name__}; of a PipelineModel, give the stage: model.stages[0]"
        )
    metrics = sorted({name for epoch in summary.history for name in epoch if _is_score(name)})
    figure = new_figure(5.0 * (2 if metrics else 1), 3.6)
    axes = figure.subplots(1, 2 if metrics else 1, squeeze=False)[0]
    _lines(axes[0], summary, {"loss": "training", "val_loss": "validation"}, "loss")
    if metrics:
        _lines(axes[1], summary, {name: name[4:] for name in metrics}, "validation")
    return figure


def confusion(evaluation: ClassEvaluation) -> Figure:
    """Draws a confusion matrix: a row for each label, a column for each predicted class.

    Colours are shares of the label's images; up to 25 classes, the numbers of images are written
    into the cells.

    Parameters
    ----------
    evaluation : ClassEvaluation
        what ``model.evaluate`` returned
    """
    size = len(evaluation.classes)
    side = min(max(3.0, 0.55 * size), 14.0)
    figure = new_figure(side + 1.8, side + 1.0)
    axes = figure.subplots()
    axes.set_title(f"accuracy {evaluation.accuracy:.2%} of {evaluation.images:,} images")
    axes.set_xlabel("prediction")
    axes.set_ylabel("label")
    letters = min(10.0, 0.7 * 72 * side / size)
    upright = size <= 10 and max(map(len, evaluation.classes)) <= 3
    axes.set_yticks(range(size), evaluation.classes, fontsize=letters)
    axes.set_xticks(
        range(size), evaluation.classes, fontsize=letters, rotation=0 if upright else 90
    )
    shares = [[one / max(1, sum(row)) for one in row] for row in evaluation.confusion]
    # Their roots, for it is the few mistakes that people look for.
    roots = [[math.sqrt(one) for one in row] for row in shares]
    heat = axes.imshow(roots, cmap="Blues", vmin=0, vmax=1)
    bar = figure.colorbar(heat, ax=axes, shrink=0.8, label="share of the label's images")
    marks = (0, 0.01, 0.1, 0.25, 0.5, 1)
    bar.set_ticks([math.sqrt(mark) for mark in marks], labels=[f"{mark:.0%}" for mark in marks])
    if size <= _MOST_CLASSES_WITH_COUNTS:
        _write_counts(axes, evaluation.confusion, shares)
    return figure


def mistakes(
    predictions: DataFrame,
    limit: int = 16,
    *,
    columns: int = 4,
    imageCol: str = "image",
    labelCol: str = "label",
    predictionCol: str = "prediction",
    probabilityCol: str = "probability",
) -> Figure:
    """Draws the mistakes that a model was the surest of, with their labels and predictions.

    Parameters
    ----------
    predictions : DataFrame
        what ``model.transform`` returned of labelled images; all rows are scored, and only those
        that are shown are collected
    limit : int
        how many images, at most
    columns : int
        how many are side by side
    imageCol : str
        a column of image files in bytes, or of Spark's image structs
    labelCol : str
        the classes' numbers or names
    predictionCol, probabilityCol : str
        as the model appended them

    Raises
    ------
    ValueError
        if there is no such column
    TypeError
        if the column has no images
    """
    _check_columns(predictions, imageCol, labelCol, predictionCol, probabilityCol)
    check_image_column(predictions, imageCol)
    labels = _class_names(predictions, labelCol)
    classes = _class_names(predictions, predictionCol) or labels
    # It stops at nulls, which images that cannot be read have.
    shares = F.when(F.col(probabilityCol).isNotNull(), vector_to_array(F.col(probabilityCol)))
    rows = (
        predictions.select(
            F.col(imageCol).alias("image"),
            _named(predictions, labelCol, labels or classes).alias("label"),
            _named(predictions, predictionCol, classes).alias("prediction"),
            F.get(shares, F.col(predictionCol).cast("int")).alias("sure"),
        )
        .where("label != prediction")
        .orderBy(F.desc("sure"), "label", "prediction")
        .limit(limit)
        .collect()
    )
    tiles = [
        (row.image, f"{row.label}, taken for\n{row.prediction} ({row.sure:.0%})") for row in rows
    ]
    return grid(tiles, columns, "no mistakes")


def _check_columns(images: DataFrame, *names: str) -> None:
    for name in names:
        if name not in images.columns:
            raise ValueError(
                f"there is no column {name} among {', '.join(images.columns)}; say which one it is"
            )


def _class_names(images: DataFrame, name: str) -> list[str]:
    """Returns the classes' names that a column's ML attribute has, if it has them."""
    return list(images.schema[name].metadata.get("ml_attr", {}).get("vals", []))


def _named(images: DataFrame, name: str, classes: Sequence[str]) -> Column:
    """Returns a column of classes' names, or of whole numbers where they have none."""
    column = F.col(name)
    if isinstance(images.schema[name].dataType, StringType):
        return column
    if classes:
        return F.get(F.array(*map(F.lit, classes)), column.cast("int"))
    whole = column.cast("long")
    return F.when(column == whole, whole.cast("string")).otherwise(column.cast("string"))


def _or_empty(text: str | None) -> str:
    return "" if text is None else text


def _write_counts(axes: Axes, counts: list[list[int]], shares: list[list[float]]) -> None:
    for row, of_row in enumerate(counts):
        for column, count in enumerate(of_row):
            if count:
                color = "white" if shares[row][column] > 0.4 else "black"
                axes.text(
                    column, row, f"{count}", color=color, fontsize=8, ha="center", va="center"
                )


def _is_score(name: str) -> bool:
    return name.startswith("val_") and name != "val_loss"


def _lines(axes: Axes, summary: TrainingSummary, names: dict[str, str], title: str) -> None:
    from matplotlib.ticker import MaxNLocator

    # F1 is close to the accuracy, and would hide it.
    for (name, text), style in zip(names.items(), itertools.cycle(["-", "--", "-."])):
        points = [(one["epoch"], one[name]) for one in summary.history if name in one]
        if points:
            axes.plot(*zip(*points, strict=True), style, marker=".", label=text)
    axes.axvline(summary.modelEpoch, color="gray", linestyle=":", label="the model's epoch")
    axes.set_title(title)
    axes.set_xlabel("epoch")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
