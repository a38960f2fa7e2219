"""What a training did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sparkcnn.records import to_epoch

if TYPE_CHECKING:
    import pandas


class TrainingSummary:
    """What a training did, epoch by epoch; printed as a table."""

    def __init__(self, java_summary: Any) -> None:
        self._java = java_summary
        self._text = str(java_summary.toString())
        #: The epochs in their order: epoch, loss, examples, seconds, learningRate, rounds,
        #: imagesPerSecond, where the rounds' seconds went, and val_loss, val_accuracy and so on.
        self.history: list[dict[str, Any]] = [
            to_epoch(epoch).toDict() for epoch in java_summary.epochs()
        ]
        #: The epoch whose weights the model has.
        self.modelEpoch: int = java_summary.modelEpoch().epoch()

    @property
    def totalEpochs(self) -> int:
        """The number of epochs, which early stopping may have made fewer."""
        return len(self.history)

    def bestEpoch(self, metric: str) -> dict[str, Any]:
        """Returns the epoch of :attr:`history` that was the best on the validation rows.

        Parameters
        ----------
        metric : str
            loss, accuracy, top5Accuracy or f1

        Raises
        ------
        IllegalArgumentException
            if that was not measured
        """
        best = int(self._java.bestEpoch(metric).epoch())
        return next(epoch for epoch in self.history if epoch["epoch"] == best)

    def toPandas(self) -> pandas.DataFrame:
        """Returns the history as a pandas DataFrame with a row for each epoch."""
        import pandas

        return pandas.DataFrame(self.history).set_index("epoch")

    def __repr__(self) -> str:
        return self._text
