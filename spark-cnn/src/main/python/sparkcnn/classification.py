"""CNNs that tell classes apart."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from pyspark.sql import DataFrame

from sparkcnn._java import java, readable_errors, rows_of
from sparkcnn._params import CnnClassificationModelParams, CnnClassifierParams
from sparkcnn._plain import path_text, whole
from sparkcnn._safetensors import saved
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
        cls, network: Network, file: str | PathLike[str], *, strict: bool = True, prefix: str = ""
    ) -> Self:
        """Returns a model of weights that were trained elsewhere.

        Set ``mean``, ``std`` and ``resize`` as the weights want it.

        Parameters
        ----------
        network : Network
            gives a score for each class
        file : str or path
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
        if not isinstance(network, Network):
            raise TypeError(f"network: expected a sparkcnn.Network, found {network!r}")
        rules = java("store.WeightsImport").exact().prefix(prefix)
        with readable_errors():
            java_model = java("ml.CnnClassificationModel").pretrained(
                network._java(), path_text(file), rules if strict else rules.lenient()
            )
        return cls(java_model)

    @classmethod
    def of(cls, network: Network, weights: Mapping[str, Any]) -> Self:
        """Returns a model of weights that are here, such as those of another model.

        Parameters
        ----------
        network : Network
            gives a score for each class
        weights : dict
            an array for each of ``network.parameters``, in its shape; tensors of PyTorch in the
            memory of the CPU will do

        Raises
        ------
        OSError
            if the arrays do not fit the network

        Examples
        --------
        >>> CnnClassificationModel.of(networks.resnet18((3, 224, 224), 10), module.state_dict())
        """
        return saved(weights, lambda file: cls.pretrained(network, file))

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
                java("ml.ClassEvaluation").of(self._to_java(), rows_of(labelled), labelCol)
            )

    def report(
        self,
        labelled: DataFrame | None,
        file: str | PathLike[str],
        *,
        title: str | None = None,
        labelCol: str = "label",
        mistakes: int = 24,
    ) -> ClassEvaluation | None:
        """Scores labelled images and writes a page of HTML that says how the model does.

        It has the training's curves, the confusion matrix, figures of each class and mistakes.

        Parameters
        ----------
        labelled : DataFrame, optional
            has the image column and the label column; with None, the page has the model and its
            training alone
        file : str or path
            on any Hadoop file system; a report that is there is replaced
        title : str, optional
            of the page; unset: "A CNN for k classes"
        labelCol : str
            the column of the classes' numbers or names
        mistakes : int
            the most of the worst mistakes that are shown, at least 0

        Returns
        -------
        ClassEvaluation
            the figures on the page; None without images
        """
        report = java("ml.ModelReport")(self._to_java())
        report.setLabelCol(labelCol).setMistakes(whole(mistakes, "mistakes"))
        if title is not None:
            report.setTitle(title)
        with readable_errors():
            if labelled is None:
                report.write(path_text(file))
                return None
            return ClassEvaluation(report.write(rows_of(labelled), path_text(file)))

    def toTorchScript(self, path: str | PathLike[str], bytes: bool = True) -> None:
        """Writes the model as a file that ``torch.jit.load`` runs without Spark.

        It takes pixels (N, C, H, W) and gives probabilities (N, classes).

        Parameters
        ----------
        path : str or path
            of the file, on any Hadoop file system; it must not exist
        bytes : bool
            whether pixels are given as bytes, which are divided by 255, or as numbers
        """
        with readable_errors():
            self._to_java().toTorchScript(path_text(path), bytes)


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
