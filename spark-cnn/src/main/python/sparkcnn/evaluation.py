"""How well models do on labelled images."""

from __future__ import annotations

from typing import Any

from sparkcnn._java import record


class ClassEvaluation:
    """How well a model tells classes; printed as a table with the confusion matrix."""

    def __init__(self, java_evaluation: Any) -> None:
        self._text = str(java_evaluation.toString())
        #: The classes' names, or their numbers where they have no names.
        self.classes: list[str] = list(java_evaluation.classes())
        #: How many images, by their label and then by the predicted class.
        self.confusion: list[list[int]] = [list(row) for row in java_evaluation.confusion()]
        #: The images that were scored.
        self.images: int = java_evaluation.images()
        #: The images that could not be read, which count nowhere else.
        self.unread: int = java_evaluation.unread()
        #: The share of images that were told right.
        self.accuracy: float = java_evaluation.accuracy()
        #: Each class' name, precision, recall, f1 and support.
        self.perClass: list[dict[str, Any]] = [record(one) for one in java_evaluation.perClass()]
        #: The mean of the classes' figures, each counting alike.
        self.macroAverage: dict[str, Any] = record(java_evaluation.macroAverage())
        #: The mean of the classes' figures, each counting by its images.
        self.weightedAverage: dict[str, Any] = record(java_evaluation.weightedAverage())

    def __repr__(self) -> str:
        return self._text


class RegressionEvaluation:
    """How far a model's numbers are from the labels; printed as a table."""

    def __init__(self, java_evaluation: Any) -> None:
        self._text = str(java_evaluation.toString())
        #: Each target's meanSquaredError, meanAbsoluteError and r2.
        self.targets: list[dict[str, float]] = [record(one) for one in java_evaluation.targets()]
        #: The images that were scored.
        self.images: int = java_evaluation.images()
        #: The mean of the squared differences, over all targets.
        self.meanSquaredError: float = java_evaluation.meanSquaredError()
        #: Its root, in the labels' unit.
        self.rootMeanSquaredError: float = java_evaluation.rootMeanSquaredError()
        #: The mean of the differences, in the labels' unit.
        self.meanAbsoluteError: float = java_evaluation.meanAbsoluteError()
        #: The share of the labels' variance that is predicted, at most 1.
        self.r2: float = java_evaluation.r2()

    def __repr__(self) -> str:
        return self._text
