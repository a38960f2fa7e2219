"""What a training tells of its epochs and rounds while it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sparkcnn._java import record


@dataclass(frozen=True)
class RoundCost:
    """Where the time of rounds went, in seconds."""

    #: The weights' way from the driver to the workers.
    broadcast: float
    #: The workers' steps, as long as the slowest takes.
    local: float
    #: The weights' way back, and their mean.
    reduce: float
    #: Everything else: Spark's tasks, and waiting for those that start late.
    scheduling: float

    @property
    def overhead(self) -> float:
        """The seconds beside the workers' steps."""
        return self.broadcast + self.reduce + self.scheduling


@dataclass(frozen=True)
class EpochRecord(Mapping[str, Any]):
    """What an epoch did; also read as its row in ``TrainingSummary.history``: epoch["loss"]."""

    #: Its number, from 1.
    epoch: int
    #: The mean training loss over its images.
    loss: float
    #: The images that were trained on.
    examples: int
    #: Wall time.
    seconds: float
    #: Of its last step.
    learningRate: float
    #: The averages that were taken.
    rounds: int
    #: Where the time went.
    cost: RoundCost
    #: What was measured on validation rows by its name (loss, accuracy, ...); empty without such.
    validation: dict[str, float]

    @property
    def imagesPerSecond(self) -> float:
        """The throughput of all workers together."""
        return self.examples / self.seconds if self.seconds else float("inf")

    def toDict(self) -> dict[str, Any]:
        """Returns the epoch flat, as ``TrainingSummary.history`` has it."""
        return {
            "epoch": self.epoch,
            "loss": self.loss,
            "examples": self.examples,
            "seconds": self.seconds,
            "learningRate": self.learningRate,
            "rounds": self.rounds,
            "imagesPerSecond": self.imagesPerSecond,
            **{f"{name}Seconds": value for name, value in vars(self.cost).items()},
            **{f"val_{name}": value for name, value in self.validation.items()},
        }

    def __getitem__(self, name: str) -> Any:
        return self.toDict()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.toDict())

    def __len__(self) -> int:
        return len(self.toDict())


@dataclass(frozen=True)
class RoundRecord:
    """What a round did: the workers' steps between two averages of their weights."""

    #: Its epoch, from 1; the last one if it spans several.
    epoch: int
    #: Its number within the epoch, from 1.
    round: int
    #: The rounds of this epoch.
    rounds: int
    #: The mean training loss over its images.
    loss: float
    #: The images that were trained on.
    examples: int
    #: Wall time, from the broadcast to the average.
    seconds: float
    #: Where the time went.
    cost: RoundCost
    #: Bytes that all workers received and sent.
    bytes: int
    #: Steps since the training began, by the worker that took the most.
    steps: int
    #: Of the last of them.
    learningRate: float


@dataclass(frozen=True)
class Progress:
    """How far a training that was cut off had come at the checkpoint from which it goes on."""

    #: Rounds that are over since the training began.
    rounds: int
    #: The next round's epoch, from 1.
    epoch: int
    #: The next round within that epoch, from 1.
    round: int
    #: Steps taken by the worker that took the most.
    steps: int
    #: The epochs that are over.
    history: list[EpochRecord]


def to_epoch(epoch: Any) -> EpochRecord:
    """Returns Java's record of an epoch."""
    values = record(epoch)
    measured = {metric.name(): metric.value() for metric in values["validation"]}
    return EpochRecord(**values | {"cost": _cost(values["cost"]), "validation": measured})


def to_round(done: Any) -> RoundRecord:
    """Returns Java's record of a round."""
    values = record(done)
    return RoundRecord(**values | {"cost": _cost(values["cost"])})


def to_progress(progress: Any) -> Progress:
    """Returns Java's record of how far a training has come."""
    values = record(progress)
    values.pop("soFar")
    return Progress(**values | {"history": [to_epoch(one) for one in values["history"]]})


def _cost(cost: Any) -> RoundCost:
    return RoundCost(**record(cost))
