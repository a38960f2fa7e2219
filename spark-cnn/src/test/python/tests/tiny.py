"""Tiny images, and what learns them in a second."""

import struct
import zlib

from sparkcnn import CnnClassifier, Network
from sparkcnn.layers import conv2d, flatten, linear, relu
from tests.session import session


def png(height, width, pixel):
    """Returns a grey PNG file of pixels that a function of row and column gives."""
    rows = b"".join(
        b"\0" + bytes(pixel(row, column) for column in range(width)) for row in range(height)
    )

    def chunk(kind, data):
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def stripes(count=32):
    """Returns images of 8 by 8 pixels: class 0 is dark above, class 1 dark on the left."""
    rows = []
    for i in range(count):
        label = i % 2
        image = png(
            8, 8, lambda row, column: 200 + i if (column if label else row) >= 4 else 10 + i
        )
        rows.append((bytearray(image), float(label)))
    return session().createDataFrame(rows, "image binary, label double").repartition(2)


def network():
    """Returns a network for them."""
    session()
    return Network(
        (1, 8, 8),
        conv2d(4, 3, padding=1).named("conv"),
        relu().named("relu"),
        flatten().named("flat"),
        linear(2).named("fc"),
    )


def classifier(**params):
    """Returns an estimator that learns them."""
    return CnnClassifier(
        network=network(), epochs=5, batchSize=8, learningRate=0.01, numWorkers=1, **params
    )
