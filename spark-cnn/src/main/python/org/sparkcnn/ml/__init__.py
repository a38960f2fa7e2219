"""The stages under the name of their Java package, where pyspark.ml looks for them.

Pipelines and tuning find the Python class of a stage that they load by importing the name of its
Java class. The folders above are namespace packages, so that other ``org`` packages find a place.
"""

from sparkcnn.classification import CnnClassificationModel, CnnClassifier
from sparkcnn.features import CnnFeaturizer
from sparkcnn.packing import ImagePacker
from sparkcnn.regression import CnnRegressionModel, CnnRegressor

__all__ = [
    "CnnClassificationModel",
    "CnnClassifier",
    "CnnFeaturizer",
    "CnnRegressionModel",
    "CnnRegressor",
    "ImagePacker",
]
