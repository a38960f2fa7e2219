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
    """How far a model's numbers are from the labels."""

    def __init__(self, java_evaluation: Any) -> None:
        self._text = str(java_evaluation.toString())
        #: Each target's meanSquaredError, meanAbsoluteError and r2.
        self.targets: list[dict[str, float]] = [record(one) for one in java_evaluation.targets()]
        #: The images that were scored.
        self.images: int = java_evaluation.images()

    def __repr__(self) -> str:
        return self._text
