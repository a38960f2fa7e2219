"""The way to the Java library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from py4j.java_gateway import JavaPackage
from py4j.protocol import Py4JJavaError
from pyspark import SparkContext
from pyspark.sql.utils import is_remote


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
            " pyspark --jars spark-cnn-with-natives.jar"
        )
    return found


@contextmanager
def readable_errors() -> Iterator[None]:
    """Raises what pyspark leaves as a Java exception with its trace in Python's words.

    Raises
    ------
    OSError
        if a file is missing, in the way or not what it should be
    RuntimeError
        if the library says that it cannot go on, such as when a loss is not finite
    """
    try:
        yield
    except Py4JJavaError as e:
        kind = e.java_exception.getClass().getName()
        if kind.startswith("java.io."):
            raise OSError(e.java_exception.getMessage()) from None
        if kind.startswith("org.sparkcnn."):
            raise RuntimeError(e.java_exception.getMessage()) from None
        raise


def record(value: Any) -> dict[str, Any]:
    """Returns a Java record as a dictionary; records within it, and lists, as they are in Java."""
    names = [component.getName() for component in value.getClass().getRecordComponents()]
    return {name: getattr(value, name)() for name in names}
