"""Weights from the JVM, through a file: py4j would take minutes over millions of numbers."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy


def read(save: Callable[[str], None]) -> dict[str, numpy.ndarray]:
    """Returns the tensors, all of float32, of a safetensors file that is saved for this."""
    import numpy

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "weights.safetensors")
        save("file://" + path)
        with open(path, "rb") as file:
            header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
            values = numpy.fromfile(file, dtype="<f4")
    header.pop("__metadata__", None)
    return {
        name: values[slice(*(offset // 4 for offset in tensor["data_offsets"]))].reshape(
            tensor["shape"]
        )
        for name, tensor in header.items()
    }
