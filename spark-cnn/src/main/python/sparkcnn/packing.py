"""Images that are decoded once."""

from __future__ import annotations

from os import PathLike

from pyspark.sql import DataFrame

from sparkcnn._java import readable_errors, rows_of
from sparkcnn._params import ImagePackerParams
from sparkcnn._plain import path_text
from sparkcnn._stages import CnnStage, java_stage


@java_stage
class ImagePacker(ImagePackerParams, CnnStage):
    """Decodes and resizes images once, and keeps them with their labels as Arrow files.

    ``spark.read.format("packed-images")`` reads them back as Spark's image struct.

    Examples
    --------
    >>> packer = ImagePacker(height=224, width=224, resize="centerCrop")
    >>> packer.pack(images, "hdfs:///packed")
    50000
    """

    def pack(self, dataset: DataFrame, path: str | PathLike[str]) -> int:
        """Packs a DataFrame into a folder, which does not exist or is empty.

        Returns
        -------
        int
            how many rows were written
        """
        with readable_errors():
            return int(self._to_java().pack(rows_of(dataset), path_text(path)))
