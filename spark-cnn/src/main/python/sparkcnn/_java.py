"""The way to the Java library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from py4j.java_gateway import JavaPackage, is_instance_of
from py4j.protocol import Py4JJavaError
from pyspark import SparkContext
from pyspark.sql.utils import is_remote

from sparkcnn._callbacks import taken

#: What Python calls Java's exceptions; the first one that fits counts.
_KINDS: tuple[tuple[str, type[Exception]], ...] = (
    ("java.io.FileNotFoundException", FileNotFoundError),
    ("org.apache.hadoop.fs.FileAlreadyExistsException", FileExistsError),
    ("java.io.IOException", OSError),
    ("java.io.UncheckedIOException", OSError),
    ("java.lang.IllegalStateException", RuntimeError),
    ("org.sparkcnn.engine.NonFiniteLossException", RuntimeError),
)

#: Where the library's jar has what it computes with: that of libtorch, JavaCPP.
_ENGINE = "org/bytedeco/"


def java(name: str) -> Any:
    """Returns a Java class of the library, such as ``network.Networks``.

    Raises
    ------
    RuntimeError
        if there is no Spark session, or it does not have the library
    """
    if is_remote():
        raise RuntimeError(f"this needs org.sparkcnn.{name}, which Spark Connect does not reach")
    if SparkContext._jvm is None:
        raise RuntimeError(
            "there is no Spark session yet: begin with SparkSession.builder.getOrCreate()"
        )
    found: Any = SparkContext._jvm
    for part in f"org.sparkcnn.{name}".split("."):
        found = getattr(found, part)
    if isinstance(found, JavaPackage):
        raise RuntimeError(
            f"Spark has no class org.sparkcnn.{name}: start it with the library's jar, as in"
            " pyspark --jars spark-cnn-VERSION-with-natives.jar; a jar that is named later, or in a second"
            " session of the same Python, is not seen: restart Python, or the notebook's kernel"
        )
    return found


def rows_of(dataset: Any) -> Any:
    """Returns Java's DataFrame of pyspark's."""
    if not hasattr(dataset, "_jdf"):
        raise TypeError(f"expected a pyspark.sql.DataFrame, found {dataset!r}")
    return dataset._jdf


@contextmanager
def readable_errors() -> Iterator[None]:
    """Raises what pyspark leaves as a Java exception with its trace in Python's words.

    The Java exception is the ``__context__`` of what is raised.

    Raises
    ------
    OSError
        if a file is missing (FileNotFoundError), in the way (FileExistsError) or not what it
        should be
    RuntimeError
        if the library says that it cannot go on, such as when a loss is not finite
    Exception
        what a Python listener raised
    """
    try:
        yield
    except Py4JJavaError as e:
        readable = _in_python(e.java_exception)
        if readable is None:
            raise
        raise readable from None


def _in_python(thrown: Any) -> Exception | None:
    if _is(thrown, "py4j.Py4JException"):
        return taken(thrown.getMessage())
    if _is(thrown, "java.lang.NoClassDefFoundError") and _ENGINE in thrown.getMessage():
        return RuntimeError(
            "the jar that Spark was given has no libtorch in it: give it the one whose name ends"
            " in -with-natives.jar, or --packages, which brings the rest; then restart Python"
        )
    unchecked = _is(thrown, "java.io.UncheckedIOException")
    kind = thrown.getCause() if unchecked else thrown
    for name, python in _KINDS:
        if _is(kind, name):
            return python(thrown.getMessage())
    return None


def _is(thrown: Any, name: str) -> bool:
    return bool(is_instance_of(SparkContext._gateway, thrown, name))


def record(value: Any) -> dict[str, Any]:
    """Returns a Java record as a dictionary; records within it, and lists, as they are in Java."""
    names = [component.getName() for component in value.getClass().getRecordComponents()]
    return {name: getattr(value, name)() for name in names}
