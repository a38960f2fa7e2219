"""The Spark session that all tests share."""

import os
import pathlib

from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[5]


def jar():
    """Returns the jar to test: SPARK_CNN_JAR, or what the build left."""
    if "SPARK_CNN_JAR" in os.environ:
        return os.environ["SPARK_CNN_JAR"]
    built = sorted(ROOT.glob("spark-cnn/target/spark-cnn-*-with-natives.jar"))
    if not built:
        raise FileNotFoundError("there is no jar: set SPARK_CNN_JAR, or run mvn package")
    return str(built[-1])


def session():
    """Returns the session; the first call starts Spark on two threads.

    With SPARK_CNN_REMOTE in the environment it starts a Spark Connect server, which it is remote to.
    """
    remote = "SPARK_CNN_REMOTE" in os.environ
    builder = SparkSession.builder
    spark = (
        (builder.remote("local[2]") if remote else builder.master("local[2]"))
        .config("spark.jars", jar())
        .config("spark.ui.enabled", False)
        .config("spark.driver.memory", "1g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "localhost")
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate()
    )
    if not remote:
        # Tests that see jobs fail are no news.
        spark.sparkContext.setLogLevel("OFF")
    return spark
