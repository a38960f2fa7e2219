"""Numbers, lists and paths as Python's own, whatever they come as."""

from __future__ import annotations

import os
from typing import Any


def plain(value: Any) -> Any:
    """Returns numpy's numbers and arrays, tuples and ranges as numbers and lists."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (list, tuple, range)):
        return [plain(one) for one in value]
    return value


def whole(value: Any, name: str) -> int:
    """Returns a whole number, which is called by a name where it is none."""
    number = plain(value)
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"{name}: expected a whole number, found {value!r}")
    return number


def image_shape(value: Any) -> list[int]:
    """Returns the shape of an image, (C, H, W)."""
    sizes = plain(value)
    if not isinstance(sizes, list) or len(sizes) != 3:
        raise TypeError(f"input: expected the shape of an image, (C, H, W), found {value!r}")
    return [whole(size, "input (C, H, W)") for size in sizes]


def path_text(value: Any) -> str:
    """Returns a path, such as pathlib has, as text."""
    text = os.fspath(value) if isinstance(value, (str, os.PathLike)) else None
    if not isinstance(text, str):
        raise TypeError(f"expected a path, found {value!r}")
    return text
