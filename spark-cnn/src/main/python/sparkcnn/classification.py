"""CNNs that tell classes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import DataFrame

from sparkcnn._java import java, readable_errors
from sparkcnn._params import CnnClassificationModelParams, CnnClassifierParams
from sparkcnn._stages import CnnEstimator, CnnModel, java_stage
from sparkcnn.evaluation import ClassEvaluation
from sparkcnn.network import Network

if TYPE_CHECKING:
    from typing_extensions import Self


@java_stage
class CnnClassificationModel(CnnModel, CnnClassificationModelParams):
    """A CNN that was trained to tell classes apart.

    ``transform`` appends the columns rawPrediction, probability and prediction to a DataFrame of
    images; rows keep their order and their other columns.
    """

    @classmethod
    def pretrained(
        cls, network: Network, file: str, *, strict: bool = True, prefix: str = ""
    ) -> Self:
        """Returns a model of weights that were trained elsewhere.

        Set ``mean``, ``std`` and ``resize`` as the weights want it.

        Parameters
        ----------
        network : Network
            gives a score for each class
        file : str
            safetensors, what ``torch.save`` wrote of a state_dict, or a saved model's folder, on
            any Hadoop file system
        strict : bool
            whether the file must have every parameter in its shape, and nothing else
        prefix : str
            taken off the beginning of the file's names, such as ``module.``

        Raises
        ------
        OSError
            if the file cannot be read, or does not fit the network

        Examples
        --------
        >>> model = CnnClassificationModel.pretrained(
        ...     networks.resnet18((3, 224, 224), 1000), "hdfs:///resnet18.safetensors"
        ... ).setNormalization("imageNet").setResize("centerCrop")
        """
        rules = java("store.WeightsImport").exact().prefix(prefix)
        with readable_errors():
            java_model = java("ml.CnnClassificationModel").pretrained(
                network._java(), file, rules if strict else rules.lenient()
            )
        return cls(java_model)

    @property
    def numClasses(self) -> int:
        """The number of classes."""
        return int(self._in_driver().numClasses())

    def evaluate(self, labelled: DataFrame, labelCol: str = "label") -> ClassEvaluation:
        """Scores labelled images once and measures.

        Parameters
        ----------
        labelled : DataFrame
            has the image column
        labelCol : str
            the column of the classes' numbers or names
        """
        with readable_errors():
            return ClassEvaluation(
                java("ml.ClassEvaluation").of(self._to_java(), labelled._jdf, labelCol)
            )

    def report(self, labelled: DataFrame, file: str) -> None:
        """Scores labelled images and writes a page of HTML that says how the model does.

        It has the training's curves, the confusion matrix, figures of each class and mistakes.

        Parameters
        ----------
        labelled : DataFrame
            has the image column and ``label``, the classes' numbers or names
        file : str
            on any Hadoop file system; a report that is there is replaced
        """
        with readable_errors():
            self._to_java().report(labelled._jdf, file)

    def toTorchScript(self, path: str, bytes: bool = True) -> None:
        """Writes the model as a file that ``torch.jit.load`` runs without Spark.

        It takes pixels (N, C, H, W) and gives probabilities (N, classes).

        Parameters
        ----------
        path : str
            of the file, on any Hadoop file system; it must not exist
        bytes : bool
            whether pixels are given as bytes, which are divided by 255, or as numbers
        """
        with readable_errors():
            self._to_java().toTorchScript(path, bytes)


@java_stage
class CnnClassifier(CnnClassifierParams, CnnEstimator[CnnClassificationModel]):
    """Trains a CNN to tell classes apart, on a DataFrame of images and labels.

    ``CnnClassifier().explainParams()`` lists every param, its range and its default.

    Examples
    --------
    >>> from sparkcnn import CnnClassifier, networks
    >>> classifier = CnnClassifier(network=networks.simple_cnn((1, 28, 28), 10), epochs=3)
    >>> model = classifier.setNumWorkers(2).fit(spark.read.format("mnist").load("mnist"))
    >>> model.summary.history[-1]["loss"]
    """

    _model_class = CnnClassificationModel
