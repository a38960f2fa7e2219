"""Convolutional neural networks on Apache Spark, as stages of pyspark.ml.

The work is done by the Java library: give Spark its jar, with ``--packages`` or ``--jars``.

Examples
--------
>>> from sparkcnn import CnnClassifier, networks, read_images
>>> images = read_images(spark, "hdfs:///photos")  # a folder for each class
>>> classifier = CnnClassifier(
...     network=networks.resnet18((3, 224, 224), 2), resize="centerCrop", epochs=5
... )
>>> model = classifier.fit(images)
>>> model.transform(images).select("path", "prediction").show()
"""

from sparkcnn import augmentations, layers, networks, plots
from sparkcnn.classification import CnnClassificationModel, CnnClassifier
from sparkcnn.evaluation import ClassEvaluation, RegressionEvaluation
from sparkcnn.features import CnnFeaturizer
from sparkcnn.images import read_images
from sparkcnn.listeners import ConsoleProgress, TensorBoard, TrainingListener
from sparkcnn.network import Network
from sparkcnn.packing import ImagePacker
from sparkcnn.records import EpochRecord, Progress, RoundCost, RoundRecord
from sparkcnn.regression import CnnRegressionModel, CnnRegressor
from sparkcnn.summary import TrainingSummary

__all__ = [
    "ClassEvaluation",
    "CnnClassificationModel",
    "CnnClassifier",
    "CnnFeaturizer",
    "CnnRegressionModel",
    "CnnRegressor",
    "ConsoleProgress",
    "EpochRecord",
    "ImagePacker",
    "Network",
    "Progress",
    "RegressionEvaluation",
    "RoundCost",
    "RoundRecord",
    "TensorBoard",
    "TrainingListener",
    "TrainingSummary",
    "augmentations",
    "layers",
    "networks",
    "plots",
    "read_images",
]
