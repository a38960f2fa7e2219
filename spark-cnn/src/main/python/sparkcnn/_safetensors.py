"""Weights from the JVM, through a file: py4j would take minutes over millions of numbers."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import numpy

T = TypeVar("T")


def saved(tensors: Mapping[str, Any], load: Callable[[str], T]) -> T:
    """Returns what is loaded from a file of tensors, which is there as long as that takes."""
    import numpy

    arrays = {name: numpy.asarray(value, dtype="<f4") for name, value in tensors.items()}
    header: dict[str, Any] = {}
    end = 0
    for name, array in arrays.items():
        begin, end = end, end + array.nbytes
        header[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "weights.safetensors")
        with open(path, "wb") as file:
            file.write(len(text).to_bytes(8, "little") + text)
            for array in arrays.values():
                file.write(array.tobytes())
        return load("file://" + path)


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
