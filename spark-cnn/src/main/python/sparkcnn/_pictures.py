"""Images of DataFrames, as people see them."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

from pyspark.sql import DataFrame
from pyspark.sql.types import BinaryType, StructType

if TYPE_CHECKING:
    import numpy

_STRUCT = {"height", "width", "nChannels", "data"}


def check_image_column(images: DataFrame, name: str) -> None:
    """Raises TypeError unless a column has image files in bytes, or Spark's image structs."""
    found = images.schema[name].dataType
    if isinstance(found, StructType) and set(found.names) >= _STRUCT:
        return
    if not isinstance(found, BinaryType):
        raise TypeError(
            f"column {name}: expected image files in bytes, or Spark's image structs,"
            f" found {found.simpleString()}"
        )


def to_array(image: Any) -> numpy.ndarray | None:
    """Returns an image's bytes, (H, W) or (H, W, 3) in RGB; None where it cannot be read.

    Parameters
    ----------
    image : bytes, Row or None
        a file, or Spark's image struct
    """
    if image is None:
        return None
    return _of_file(image) if isinstance(image, bytes | bytearray) else _of_struct(image)


def _of_struct(image: Any) -> numpy.ndarray | None:
    import numpy

    pixels = numpy.frombuffer(image.data, numpy.uint8)
    if pixels.size == 0 or pixels.size != image.height * image.width * image.nChannels:
        return None
    pixels = pixels.reshape(image.height, image.width, image.nChannels)
    # Spark has blue first.
    return pixels[:, :, 0] if image.nChannels == 1 else pixels[:, :, 2::-1]


def _of_file(content: bytes | bytearray) -> numpy.ndarray | None:
    import numpy
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content)) as file:
            upright = ImageOps.exif_transpose(file)
            return numpy.asarray(upright.convert("RGB"))
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        return None
