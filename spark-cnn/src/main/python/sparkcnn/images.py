"""Images on disks."""

from __future__ import annotations

from os import PathLike

from pyspark.sql import DataFrame, SparkSession

from sparkcnn._java import java, readable_errors
from sparkcnn._plain import path_text


def read_images(spark: SparkSession, path: str | PathLike[str]) -> DataFrame:
    """Reads a folder that has a folder of image files for each class, as torchvision's ImageFolder.

    Parameters
    ----------
    path : str or path
        on any Hadoop file system

    Returns
    -------
    DataFrame
        a row for each image: ``path``, ``image`` (the file's bytes, read where a query uses them),
        ``label`` (from 0, with the classes' names as ML attribute) and ``className``

    Raises
    ------
    OSError
        if there is no such folder (FileNotFoundError), or it has no folders

    Examples
    --------
    >>> read_images(spark, "hdfs:///photos").groupBy("className").count().show()
    """
    with readable_errors():
        return DataFrame(
            java("data.ImageFolder").read(spark._jsparkSession, path_text(path)), spark
        )
