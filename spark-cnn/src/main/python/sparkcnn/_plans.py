"""Java's training plans as plain values."""

from __future__ import annotations

from typing import Any

from py4j.java_collections import JavaArray, JavaList
from py4j.java_gateway import JavaObject

from sparkcnn._java import record


def to_dict(plan: Any) -> dict[str, Any]:
    """Returns a record as a dictionary, and so those within it, each with its ``type``."""
    return {name: _value(value) for name, value in record(plan).items()}


def _value(value: Any) -> Any:
    if isinstance(value, (JavaList, JavaArray)):
        return [_value(one) for one in value]
    if not isinstance(value, JavaObject):
        return value
    kind = value.getClass()
    if kind.isEnum():
        return value.name().lower()
    if kind.isRecord():
        return {"type": kind.getSimpleName(), **to_dict(value)}
    return str(value.toString())
