package org.sparkcnn.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

class MnistPartitionsTest {
  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path directory;

  @Test
  void rowsPerPartitionSplitsTheFilesIntoRangesOfRows() {
    IdxWriter.train(directory, 10);

    List<Row> rows =
        load(3).withColumn("partition", functions.spark_partition_id()).collectAsList();

    assertThat(rows.stream().map(row -> row.getInt(2)))
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3);
    assertThat(rows.stream().map(row -> row.getInt(1)))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(IdxWriter::label).toList());
    assertThat(rows.stream().map(row -> ImageSchema.getData(row.getStruct(0))))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(IdxWriter::pixels).toList());
  }

  @Test
  void byDefaultThereAreAsManyPartitionsAsTasksButNoSmallOnes() {
    IdxWriter.train(directory, 1500);
    assertThat(rowsOfPartitions(load())).containsExactly(1000L, 500L);

    IdxWriter.train(directory, 5000);
    assertThat(rowsOfPartitions(load())).containsExactly(2500L, 2500L);
  }

  @Test
  void aGzippedFileIsOnePartition() {
    IdxWriter.write(
        directory.resolve("train-images-idx3-ubyte.gz"), IdxWriter.gzip(IdxWriter.images(10)));
    IdxWriter.write(directory.resolve("train-labels-idx1-ubyte"), IdxWriter.labels(10));

    assertThat(rowsOfPartitions(load(3))).containsExactly(10L);
  }

  @Test
  void labelsAloneAreReadWithoutThePixels() throws Exception {
    IdxWriter.train(directory, 4);
    Dataset<Row> labels = load().select("label");

    Files.delete(directory.resolve("train-images-idx3-ubyte"));

    assertThat(labels.collectAsList().stream().map(row -> row.getInt(0)))
        .containsExactly(250, 251, 252, 253);
  }

  @Test
  void imagesAloneAreReadWithoutTheLabels() throws Exception {
    IdxWriter.train(directory, 2);
    Dataset<Row> images = load().select("image.height", "image.data");

    Files.delete(directory.resolve("train-labels-idx1-ubyte"));

    assertThat(images.collectAsList().stream().map(row -> row.<byte[]>getAs("data")))
        .containsExactly(IdxWriter.pixels(0), IdxWriter.pixels(1));
  }

  @Test
  void countingReadsNeitherFile() throws Exception {
    IdxWriter.train(directory, 7);
    Dataset<Row> digits = load(3);

    Files.delete(directory.resolve("train-images-idx3-ubyte"));
    Files.delete(directory.resolve("train-labels-idx1-ubyte"));

    assertThat(digits.count()).isEqualTo(7);
  }

  private Dataset<Row> load() {
    return spark.read().format("mnist").load(directory.toString());
  }

  private Dataset<Row> load(int rowsPerPartition) {
    return spark
        .read()
        .format("mnist")
        .option("rowsPerPartition", rowsPerPartition)
        .load(directory.toString());
  }

  private static List<Long> rowsOfPartitions(Dataset<Row> digits) {
    return digits
        .groupBy(functions.spark_partition_id().as("partition"))
        .count()
        .orderBy("partition")
        .collectAsList()
        .stream()
        .map(row -> row.getLong(1))
        .toList();
  }
}
