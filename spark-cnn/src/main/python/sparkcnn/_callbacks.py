"""Exceptions on their way from Python through Java to Python."""

from __future__ import annotations

import re
import uuid

_failures: dict[str, Exception] = {}


class CallbackError(Exception):
    """Tells Java that a listener failed; what it raised is kept for whoever called Java."""


def kept(failure: Exception) -> CallbackError:
    """Keeps an exception; Java carries the text of the one that this returns."""
    key = uuid.uuid4().hex
    _failures[key] = failure
    return CallbackError(f"sparkcnn callback {key}")


def taken(message: str | None) -> Exception | None:
    """Returns the exception that was kept, by the message of Java's."""
    found = re.search(r"sparkcnn callback (\w{32})", message or "")
    return _failures.pop(found.group(1), None) if found else None
