"""What a network makes of images, for other stages."""

from __future__ import annotations

from typing import Any

from pyspark.ml.wrapper import JavaTransformer

from sparkcnn._params import CnnFeaturizerParams
from sparkcnn._stages import Saved, WithNetwork, java_stage


@java_stage
class CnnFeaturizer(WithNetwork, JavaTransformer, CnnFeaturizerParams, Saved):
    """Appends what a layer within a network makes of an image as a vector.

    Made by a model's ``featurizer``.

    Examples
    --------
    >>> from pyspark.ml import Pipeline
    >>> from pyspark.ml.classification import LogisticRegression
    >>> features = model.featurizer("avgpool").setOutputCol("features")
    >>> Pipeline(stages=[features, LogisticRegression()]).fit(images)
    """

    def __init__(self, java_stage: Any = None) -> None:
        super().__init__(java_stage)
        self._take(java_stage)

    @property
    def numFeatures(self) -> int:
        """The length of the vectors."""
        return int(self._in_driver().numFeatures())
