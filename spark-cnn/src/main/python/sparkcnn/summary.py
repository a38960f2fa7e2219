"""What a training did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sparkcnn._java import record

if TYPE_CHECKING:
    import pandas


def to_epoch(epoch: Any) -> dict[str, Any]:
    """Returns Java's record of an epoch as a dictionary of plain values."""
    values = record(epoch)
    cost = values.pop("cost")
    metrics = values.pop("validation")
    values["imagesPerSecond"] = epoch.imagesPerSecond()
    values |= {f"{name}Seconds": value for name, value in record(cost).items()}
    return values | {f"val_{metric.name()}": metric.value() for metric in metrics}


class TrainingSummary:
    """What a training did, epoch by epoch; printed as a table."""

    def __init__(self, java_summary: Any) -> None:
        self._text = str(java_summary.toString())
        #: The epochs in their order: epoch, loss, examples, seconds, learningRate, rounds,
        #: imagesPerSecond, where the rounds' seconds went, and val_loss, val_accuracy and so on.
        self.history: list[dict[str, Any]] = [to_epoch(epoch) for epoch in java_summary.epochs()]
        #: The epoch whose weights the model has.
        self.modelEpoch: int = java_summary.modelEpoch().epoch()

    @property
    def totalEpochs(self) -> int:
        """The number of epochs, which early stopping may have made fewer."""
        return len(self.history)

    def toPandas(self) -> pandas.DataFrame:
        """Returns the history as a pandas DataFrame with a row for each epoch."""
        import pandas

        return pandas.DataFrame(self.history).set_index("epoch")

    def __repr__(self) -> str:
        return self._text
