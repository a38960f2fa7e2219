"""Who sees a training as it goes."""

from __future__ import annotations

from typing import Any

from pyspark import SparkContext
from pyspark.java_gateway import ensure_callback_server_started

from sparkcnn._java import java, readable_errors
from sparkcnn.summary import to_epoch


class TrainingListener:
    """Sees a training as it goes, on the driver: override what is of interest.

    Examples
    --------
    >>> class Losses(TrainingListener):
    ...     def __init__(self):
    ...         self.losses = []
    ...     def onEpoch(self, epoch):
    ...         self.losses.append(epoch["loss"])
    """

    def onStart(self, epochs: int, images: int) -> None:
        """The data is packed and the first round is about to start."""

    def onEpoch(self, epoch: dict[str, Any]) -> None:
        """An epoch is over: ``epoch`` is what ``TrainingSummary.history`` has of it."""

    def onEnd(self) -> None:
        """The training is over, by its end or by an exception."""

    def _to_java(self) -> Any:
        ensure_callback_server_started(SparkContext._gateway)
        return _Proxy(self)


class ConsoleProgress(TrainingListener):
    """Prints a line when an epoch is over, also in notebooks."""

    def __init__(self) -> None:
        self._epochs = 0

    def onStart(self, epochs: int, images: int) -> None:
        self._epochs = epochs

    def onEpoch(self, epoch: dict[str, Any]) -> None:
        measured = "".join(
            f"  {name} {value:.4f}" for name, value in epoch.items() if name.startswith("val_")
        )
        print(
            f"epoch {epoch['epoch']}/{self._epochs}  loss {epoch['loss']:.4f}"
            f"  {epoch['imagesPerSecond']:,.0f} images/s  {epoch['seconds']:.1f} s{measured}",
            flush=True,
        )


class TensorBoard(TrainingListener):
    """Writes the events that TensorBoard draws curves of; Java does it.

    Parameters
    ----------
    folder : str
        on any Hadoop file system, one for each training
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def _to_java(self) -> Any:
        with readable_errors():
            return java("monitor.TensorBoard")(self._folder)


class _Proxy:
    """What Java calls."""

    def __init__(self, listener: TrainingListener) -> None:
        self._listener = listener

    def onStart(self, network: Any, plan: Any, images: int) -> None:
        self._listener.onStart(plan.epochs(), images)

    def onResume(self, progress: Any) -> None:
        pass

    def onRound(self, round: Any) -> None:
        pass

    def onEpoch(self, epoch: Any) -> None:
        self._listener.onEpoch(to_epoch(epoch))

    def onEnd(self) -> None:
        self._listener.onEnd()

    class Java:
        implements = ["org.sparkcnn.train.TrainingListener"]
