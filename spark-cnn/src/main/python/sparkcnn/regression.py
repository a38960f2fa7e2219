"""CNNs that give numbers."""

from __future__ import annotations

from pyspark.sql import DataFrame

from sparkcnn._java import java, readable_errors, rows_of
from sparkcnn._params import CnnRegressionModelParams, CnnRegressorParams
from sparkcnn._stages import CnnEstimator, CnnModel, java_stage
from sparkcnn.evaluation import RegressionEvaluation


@java_stage
class CnnRegressionModel(CnnModel, CnnRegressionModelParams):
    """A CNN that was trained to give numbers.

    ``transform`` appends the column prediction to a DataFrame of images: a double for one target, a
    vector for several.
    """

    @property
    def numTargets(self) -> int:
        """The numbers that are predicted for an image."""
        return int(self._in_driver().numTargets())

    def evaluate(self, labelled: DataFrame, labelCol: str = "label") -> RegressionEvaluation:
        """Scores labelled images once and measures.

        Parameters
        ----------
        labelled : DataFrame
            has the image column
        labelCol : str
            the column of what the network should give
        """
        with readable_errors():
            return RegressionEvaluation(
                java("ml.RegressionEvaluation").of(self._to_java(), rows_of(labelled), labelCol)
            )


@java_stage
class CnnRegressor(CnnRegressorParams, CnnEstimator[CnnRegressionModel]):
    """Trains a CNN to give one number or several for an image.

    Labels are a numeric column, or vectors or arrays with a number for each output of the network.

    Examples
    --------
    >>> from sparkcnn import CnnRegressor, networks
    >>> regressor = CnnRegressor(network=networks.simple_cnn((1, 28, 28), 1), loss="smoothL1")
    >>> model = regressor.fit(images)
    """

    _model_class = CnnRegressionModel
