"""What params hold, from and to what people write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from typing import Any

from pyspark.ml.linalg import Vector
from pyspark.sql.utils import is_remote

from sparkcnn._java import java
from sparkcnn._plain import path_text, plain
from sparkcnn.augmentations import Augmentation
from sparkcnn.network import Network


def to_int(value: Any) -> int:
    """Returns a whole number that Java's int holds."""
    return _whole(value, 31)


def to_long(value: Any) -> int:
    """Returns a whole number that Java's long holds."""
    return _whole(value, 63)


def to_float(value: Any) -> float:
    """Returns a number."""
    number = plain(value)
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        raise TypeError(f"expected a number, found {value!r}")
    return float(number)


def to_bool(value: Any) -> bool:
    """Returns True or False; numbers are neither."""
    found = plain(value)
    if not isinstance(found, bool):
        raise TypeError(f"expected True or False, found {value!r}")
    return found


def to_text(value: Any) -> str:
    """Returns text."""
    if not isinstance(value, str):
        raise TypeError(f"expected a str, found {value!r}")
    return str(value)


def to_path(value: Any) -> str:
    """Returns a path as text."""
    return path_text(value)


# pyspark reads Java's arrays as lists where the converter's name begins with toList.
def toListInt(value: Any) -> list[int]:
    """Returns whole numbers; one alone is a list of one."""
    return [to_int(one) for one in _several(value)]


def toListFloat(value: Any) -> list[float]:
    """Returns numbers; one alone is a list of one."""
    return [to_float(one) for one in _several(value)]


def toListString(value: Any) -> list[str]:
    """Returns texts; one alone is a list of one."""
    return [to_text(one) for one in _several(value)]


def toListLayerRates(value: Any) -> list[str]:
    """Returns learning rates by pattern as Java's param holds them: pattern=rate."""
    if isinstance(value, Mapping):
        return [f"{pattern}={to_float(rate)}" for pattern, rate in value.items()]
    return toListString(value)


def to_layer_rates(entries: list[str]) -> dict[str, float]:
    """Returns learning rates by pattern."""
    pairs = (entry.rpartition("=") for entry in entries)
    return {pattern: float(rate) for pattern, _, rate in pairs}


def to_network_json(value: Any) -> str:
    """Returns a network as JSON."""
    if isinstance(value, Network):
        return value.to_json()
    if isinstance(value, str) and value.lstrip().startswith("{"):
        return Network.from_json(value).to_json()
    hint = (
        f"; networks.by_name({value!r}, (C, H, W), classes) makes one by its name"
        if isinstance(value, str)
        else ""
    )
    raise TypeError(f"expected a sparkcnn.Network, found {value!r}{hint}")


def to_network(text: str) -> Network:
    """Returns the network that JSON describes."""
    return Network.from_json(text)


def to_augmentation_json(value: Any) -> str:
    """Returns augmentations as JSON, which Java finds right."""
    if isinstance(value, str):
        if not value.lstrip().startswith("["):
            raise TypeError(
                "expected a list of sparkcnn.augmentations, such as [random_horizontal_flip()],"
                f" found {value!r}"
            )
        text = value
    else:
        changes = [value] if isinstance(value, Augmentation) else value
        if not isinstance(changes, Iterable):
            raise TypeError(f"expected a list of sparkcnn.augmentations, found {value!r}")
        changes = list(changes)
        if not all(isinstance(change, Augmentation) for change in changes):
            raise TypeError(f"expected a list of sparkcnn.augmentations, found {value!r}")
        text = json.dumps([change.form for change in changes])
    if not is_remote():
        java("store.AugmentationJson").read(text)
    return text


def to_augmentations(text: str) -> list[Augmentation]:
    """Returns the augmentations that JSON describes."""
    return [Augmentation(form) for form in json.loads(text)]


def _whole(value: Any, bits: int) -> int:
    number = plain(value)
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"expected a whole number, found {value!r}")
    if not -(2**bits) <= number < 2**bits:
        raise TypeError(f"expected a whole number below 2 to the power of {bits}, found {value!r}")
    return number


def _several(value: Any) -> list[Any]:
    found = plain(value.toArray() if isinstance(value, Vector) else value)
    if isinstance(found, (str, bytes)) or not isinstance(found, Iterable):
        return [found]
    if isinstance(found, (Mapping, Set)):
        raise TypeError(f"expected a list, found {value!r}")
    return list(found)
