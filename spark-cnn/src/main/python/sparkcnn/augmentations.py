"""Random changes of training images, named and set as in torchvision.transforms.

Examples
--------
>>> from sparkcnn import CnnClassifier
>>> from sparkcnn.augmentations import random_crop, random_horizontal_flip
>>> CnnClassifier(augmentation=[random_crop(4), random_horizontal_flip()])
"""

from __future__ import annotations

from typing import Any

from sparkcnn._calls import explained
from sparkcnn._plain import plain

Pair = tuple[float, float]


class Augmentation:
    """A random change of training images, as in the param's JSON."""

    def __init__(self, form: dict[str, Any]) -> None:
        self.form = {name: plain(value) for name, value in form.items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Augmentation) and self.form == other.form

    def __hash__(self) -> int:
        return hash(str(self.form))

    def __repr__(self) -> str:
        settings = ", ".join(f"{k}={v!r}" for k, v in self.form.items() if k != "type")
        return f"{self.form['type']}({settings})"


@explained
def random_crop(padding: int) -> Augmentation:
    """Returns a crop of the image's own size out of the image with so many black pixels around."""
    return Augmentation({"type": "RandomCrop", "padding": padding})


@explained
def random_resized_crop(*, scale: Pair = (0.08, 1.0), ratio: Pair = (3 / 4, 4 / 3)) -> Augmentation:
    """Returns a crop of that share of the area and that shape, enlarged to the image."""
    return Augmentation({"type": "RandomResizedCrop", "scale": list(scale), "ratio": list(ratio)})


@explained
def random_horizontal_flip(p: float = 0.5) -> Augmentation:
    """Returns a mirroring left to right with a probability."""
    return Augmentation({"type": "RandomHorizontalFlip", "p": p})


@explained
def random_vertical_flip(p: float = 0.5) -> Augmentation:
    """Returns a mirroring top to bottom with a probability."""
    return Augmentation({"type": "RandomVerticalFlip", "p": p})


@explained
def random_rotation(degrees: float | Pair) -> Augmentation:
    """Returns a rotation by up to so many degrees either way, or between two angles."""
    low, high = degrees if isinstance(degrees, (tuple, list)) else (-degrees, degrees)
    return Augmentation({"type": "RandomRotation", "degrees": [low, high]})


@explained
def color_jitter(
    *,
    brightness: float | Pair = 0.0,
    contrast: float | Pair = 0.0,
    saturation: float | Pair = 0.0,
    hue: float | Pair = 0.0,
) -> Augmentation:
    """Returns a change of colours.

    Parameters
    ----------
    brightness, contrast, saturation : float or pair
        factors from max(0, 1 - value) to 1 + value, or between two factors
    hue : float or pair
        turns up to so many either way, at most 0.5, or between two
    """
    return Augmentation(
        {
            "type": "ColorJitter",
            "brightness": _around_one(brightness),
            "contrast": _around_one(contrast),
            "saturation": _around_one(saturation),
            "hue": list(hue) if isinstance(hue, (tuple, list)) else [-hue, hue],
        }
    )


@explained
def random_erasing(
    p: float = 0.5, *, scale: Pair = (0.02, 0.33), ratio: Pair = (0.3, 3.3), value: float = 0.0
) -> Augmentation:
    """Returns an erasing of that share of the area, in that shape, with a probability."""
    return Augmentation(
        {
            "type": "RandomErasing",
            "p": p,
            "scale": list(scale),
            "ratio": list(ratio),
            "value": value,
        }
    )


def _around_one(value: float | Pair) -> list[float]:
    return list(value) if isinstance(value, (tuple, list)) else [max(0.0, 1 - value), 1 + value]
