"""Errors of calls with a wrong argument, which say what was meant."""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

#: What goes by a name that no spelling leads to.
_OTHER_WORDS = {"lr": "learningRate"}


def explained(function: F) -> F:
    """Makes a wrong call say how the function is called, or which keyword is the closest."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            signature.bind(*args, **kwargs)
        except TypeError as e:
            unknown = next((name for name in kwargs if name not in signature.parameters), None)
            hint = _closest(unknown, signature.parameters) if unknown else ""
            hint = hint or f"; the call is {_shown(function.__name__, signature)}"
            raise TypeError(f"{function.__name__}: {e}{hint}") from None
        return function(*args, **kwargs)

    return cast(F, call)


def keyword_params(method: F) -> F:
    """Does what pyspark's keyword_only does, and names the stage and the closest param."""
    names = [name for name in inspect.signature(method).parameters if name != "self"]

    @functools.wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        kind = type(self).__name__
        if args:
            raise TypeError(
                f"{kind}: params are keyword arguments, such as batchSize=64; found one"
                f" of type {type(args[0]).__name__} without a name"
            )
        for name in kwargs:
            if name not in names:
                hint = _closest(name, names)
                raise TypeError(
                    f"{kind} has no param '{name}'{hint}; {kind}().explainParams() lists them all"
                )
        self._input_kwargs = kwargs
        return method(self, **kwargs)

    return cast(F, call)


def _closest(name: str, known: Iterable[str]) -> str:
    """Returns a question after the known name that is most like another, or nothing."""
    if name in _OTHER_WORDS:
        return f": did you mean '{_OTHER_WORDS[name]}'?"
    by_letters = {other.replace("_", "").lower(): other for other in known}
    found = difflib.get_close_matches(name.replace("_", "").lower(), by_letters, n=1)
    return f": did you mean '{by_letters[found[0]]}'?" if found else ""


def _shown(name: str, signature: inspect.Signature) -> str:
    """Returns a call as its function is written, without types."""
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in signature.parameters.values()]
    return f"{name}{inspect.Signature(bare)}"
