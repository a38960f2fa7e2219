"""What params hold as text, from and to what people write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyspark.ml.param import TypeConverters

from sparkcnn.augmentations import Augmentation
from sparkcnn.network import Network


def to_network_json(value: Any) -> str:
    """Returns a network as JSON."""
    if isinstance(value, Network):
        return value.to_json()
    if isinstance(value, str):
        return value
    raise TypeError(f"Could not convert {value!r} to a sparkcnn.Network")


def to_network(text: str) -> Network:
    """Returns the network that JSON describes."""
    return Network.from_json(text)


def to_augmentation_json(value: Any) -> str:
    """Returns augmentations as JSON."""
    if isinstance(value, str):
        return value
    changes = [value] if isinstance(value, Augmentation) else value
    if not isinstance(changes, Iterable) or not all(isinstance(c, Augmentation) for c in changes):
        raise TypeError(f"Could not convert {value!r} to a list of sparkcnn.augmentations")
    return json.dumps([change.form for change in changes])


def to_augmentations(text: str) -> list[Augmentation]:
    """Returns the augmentations that JSON describes."""
    return [Augmentation(form) for form in json.loads(text)]


# pyspark reads Java's arrays as lists where the converter's name begins with toList.
def toListLayerRates(value: Any) -> list[str]:
    """Returns learning rates by pattern as Java's param holds them: pattern=rate."""
    if isinstance(value, Mapping):
        return [f"{pattern}={float(rate)}" for pattern, rate in value.items()]
    return TypeConverters.toListString(value)


def to_layer_rates(entries: list[str]) -> dict[str, float]:
    """Returns learning rates by pattern."""
    pairs = (entry.rpartition("=") for entry in entries)
    return {pattern: float(rate) for pattern, _, rate in pairs}
