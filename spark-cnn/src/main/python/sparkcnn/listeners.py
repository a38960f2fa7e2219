"""Who sees a training as it goes."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from typing import Any

from pyspark import SparkContext
from pyspark.java_gateway import ensure_callback_server_started

from sparkcnn._callbacks import kept
from sparkcnn._java import java, readable_errors
from sparkcnn._plain import path_text
from sparkcnn._plans import to_dict
from sparkcnn.network import Network
from sparkcnn.records import EpochRecord, Progress, RoundRecord, to_epoch, to_progress, to_round


class TrainingListener:
    """Sees a training as it goes, on the driver: override what is of interest.

    What a method raises ends the training, and is raised by ``fit``.

    Examples
    --------
    >>> class Losses(TrainingListener):
    ...     def __init__(self):
    ...         self.losses = []
    ...     def onEpoch(self, epoch):
    ...         self.losses.append(epoch.loss)
    """

    def onStart(self, network: Network, plan: dict[str, Any], images: int) -> None:
        """The data is packed and the first round is about to start.

        Parameters
        ----------
        plan : dict
            what ``estimator.plan(images)`` returns: epochs, batchSize, workers and so on
        images : int
            rows that are trained on in each epoch
        """

    def onResume(self, progress: Progress) -> None:
        """The run goes on from a checkpoint; comes after :meth:`onStart`.

        Rounds and epochs that were over are not told of again, but those after the checkpoint
        are, even if they had been before.
        """

    def onRound(self, round: RoundRecord) -> None:
        """A round is over and its average is taken."""

    def onEpoch(self, epoch: EpochRecord) -> None:
        """An epoch is over, and measured on the validation rows if there are any."""

    def onEnd(self) -> None:
        """The training is over, by its end or by an exception."""

    def _to_java(self) -> Any:
        ensure_callback_server_started(SparkContext._gateway)  # type: ignore[no-untyped-call]
        return _Proxy(self)


class ConsoleProgress(TrainingListener):
    """Prints a line when an epoch is over, also in notebooks."""

    def __init__(self) -> None:
        self._epochs = 0

    def onStart(self, network: Network, plan: dict[str, Any], images: int) -> None:
        self._epochs = plan["epochs"]

    def onResume(self, progress: Progress) -> None:
        print(f"goes on in epoch {progress.epoch}, from a checkpoint", flush=True)

    def onEpoch(self, epoch: EpochRecord) -> None:
        measured = "".join(f"  val_{name} {value:.4f}" for name, value in epoch.validation.items())
        print(
            f"epoch {epoch.epoch}/{self._epochs}  loss {epoch.loss:.4f}"
            f"  {epoch.imagesPerSecond:,.0f} images/s  {epoch.seconds:.1f} s{measured}",
            flush=True,
        )


class TensorBoard(TrainingListener):
    """Writes the events that TensorBoard draws curves of; Java does it.

    Parameters
    ----------
    folder : str or path
        on any Hadoop file system, one for each training
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        self._folder = path_text(folder)

    def _to_java(self) -> Any:
        with readable_errors():
            return java("monitor.TensorBoard")(self._folder)


class _Proxy:
    """What Java calls."""

    def __init__(self, listener: TrainingListener) -> None:
        self._listener = listener

    def onStart(self, network: Any, plan: Any, images: int) -> None:
        _tell(lambda: self._listener.onStart(Network._of(network), to_dict(plan), images))

    def onResume(self, progress: Any) -> None:
        _tell(lambda: self._listener.onResume(to_progress(progress)))

    def onRound(self, round: Any) -> None:
        _tell(lambda: self._listener.onRound(to_round(round)))

    def onEpoch(self, epoch: Any) -> None:
        _tell(lambda: self._listener.onEpoch(to_epoch(epoch)))

    def onEnd(self) -> None:
        _tell(self._listener.onEnd)

    class Java:
        implements = ["org.sparkcnn.train.TrainingListener"]


def _tell(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception as e:
        raise kept(e) from e
