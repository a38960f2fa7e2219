package org.sparkcnn.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;

class MnistDataSourceTest {
  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path directory;

  @Test
  void imagesAreSparksOwnImageStructAndLabelsAreIntegers() {
    IdxWriter.train(directory, 1);

    Dataset<Row> digits = load();

    assertThat(digits.columns()).containsExactly("image", "label");
    assertThat(digits.schema().apply("image")).isEqualTo(ImageSchema.imageSchema().apply("image"));
    assertThat(digits.schema().apply("label").dataType()).isEqualTo(DataTypes.IntegerType);
  }

  @Test
  void rowsHoldThePixelsAndLabelsOfTheFilesInTheirOrder() {
    IdxWriter.train(directory, 40);

    assertHoldsRows(load().collectAsList(), "train-images-idx3-ubyte", 0, 40);
  }

  @Test
  void theTestSplitReadsTheT10kFiles() {
    IdxWriter.train(directory, 1);
    IdxWriter.write(directory.resolve("t10k-images-idx3-ubyte"), IdxWriter.images(3));
    IdxWriter.write(directory.resolve("t10k-labels-idx1-ubyte"), IdxWriter.labels(3));

    List<Row> rows =
        spark.read().format("mnist").option("split", "test").load(uri()).collectAsList();

    assertHoldsRows(rows, "t10k-images-idx3-ubyte", 0, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"train-%s.idx%d-ubyte", "train-%s-idx%d-ubyte.gz", "train-%s.idx%d-ubyte.gz"})
  void filesMayBeSpeltWithADotAndMayBeGzipped(String name) {
    boolean gzipped = name.endsWith(".gz");
    byte[] images = IdxWriter.images(5);
    byte[] labels = IdxWriter.labels(5);
    IdxWriter.write(
        directory.resolve(name.formatted("images", 3)), gzipped ? IdxWriter.gzip(images) : images);
    IdxWriter.write(
        directory.resolve(name.formatted("labels", 1)), gzipped ? IdxWriter.gzip(labels) : labels);

    assertHoldsRows(load().collectAsList(), name.formatted("images", 3), 0, 5);
  }

  @Test
  void aPrefixChoosesOneOfSeveralDataSetsInADirectory() {
    IdxWriter.write(
        directory.resolve("emnist-letters-train-images-idx3-ubyte"), IdxWriter.images(2));
    IdxWriter.write(
        directory.resolve("emnist-letters-train-labels-idx1-ubyte"), IdxWriter.labels(2));

    List<Row> rows =
        spark
            .read()
            .format("mnist")
            .option("prefix", "emnist-letters-")
            .load(uri())
            .collectAsList();

    assertHoldsRows(rows, "emnist-letters-train-images-idx3-ubyte", 0, 2);
  }

  @Test
  void aDirectoryWithTheNameOfAFileIsPassedOver() throws Exception {
    Files.createDirectory(directory.resolve("train-images-idx3-ubyte"));
    IdxWriter.write(directory.resolve("train-images.idx3-ubyte"), IdxWriter.images(2));
    IdxWriter.write(directory.resolve("train-labels.idx1-ubyte"), IdxWriter.labels(2));

    assertHoldsRows(load().collectAsList(), "train-images.idx3-ubyte", 0, 2);
  }

  @Test
  void filesWithoutRowsGiveAnEmptyTable() {
    IdxWriter.train(directory, 0);

    assertThat(load().collectAsList()).isEmpty();
  }

  @Test
  void rowsStayAsTheyWereWhenTheyAreKept() {
    IdxWriter.train(directory, 40);

    List<Row> rows =
        load().coalesce(1).groupBy().agg(functions.collect_list("image")).first().getList(0);

    assertThat(rows.stream().map(ImageSchema::getData))
        .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(IdxWriter::pixels).toList());
  }

  @Test
  void theSchemaMayBeStatedIfItIsTheOneThereIs() {
    IdxWriter.train(directory, 2);

    Dataset<Row> stated =
        spark.read().schema(load().schema().asNullable()).format("mnist").load(uri());

    assertHoldsRows(stated.collectAsList(), "train-images-idx3-ubyte", 0, 2);
  }

  @Test
  void originsAreUrisWhateverTheDirectoryIsCalled() throws Exception {
    Path odd = Files.createDirectory(directory.resolve("run #1, 100 %"));
    IdxWriter.train(odd, 1);

    Row image = spark.read().format("mnist").load(odd.toString()).first().getStruct(0);

    assertThat(URI.create(ImageSchema.getOrigin(image)))
        .isEqualTo(URI.create(odd.toUri() + "train-images-idx3-ubyte#0"));
  }

  @Test
  void aTableCanBeDeclaredInSqlAndItsOptionsStatedForAQuery() {
    IdxWriter.train(directory, 4);
    IdxWriter.write(directory.resolve("t10k-images-idx3-ubyte"), IdxWriter.images(3));
    IdxWriter.write(directory.resolve("t10k-labels-idx1-ubyte"), IdxWriter.labels(3));
    spark.sql(
        "CREATE TABLE digits USING mnist OPTIONS (rowsPerPartition 2) LOCATION '%s'"
            .formatted(uri()));
    try {
      assertThat(spark.table("digits").rdd().getNumPartitions()).isEqualTo(2);
      assertHoldsRows(spark.table("digits").collectAsList(), "train-images-idx3-ubyte", 0, 4);
      assertHoldsRows(
          spark.sql("SELECT * FROM digits WITH (split = 'test')").collectAsList(),
          "t10k-images-idx3-ubyte",
          0,
          3);
    } finally {
      spark.sql("DROP TABLE digits");
    }
  }

  private Dataset<Row> load() {
    return spark.read().format("mnist").load(uri());
  }

  private String uri() {
    return directory.toUri().toString();
  }

  private void assertHoldsRows(List<Row> rows, String imagesFile, int from, int to) {
    assertThat(rows).hasSize(to - from);
    for (int i = from; i < to; i++) {
      Row image = rows.get(i - from).getStruct(0);
      assertThat(ImageSchema.getOrigin(image)).isEqualTo(uri() + imagesFile + "#" + i);
      assertThat(ImageSchema.getHeight(image)).isEqualTo(IdxWriter.HEIGHT);
      assertThat(ImageSchema.getWidth(image)).isEqualTo(IdxWriter.WIDTH);
      assertThat(ImageSchema.getNChannels(image)).isEqualTo(1);
      assertThat(ImageSchema.getMode(image)).isEqualTo(ImageSchema.javaOcvTypes().get("CV_8UC1"));
      assertThat(ImageSchema.getData(image)).isEqualTo(IdxWriter.pixels(i));
      assertThat(rows.get(i - from).getInt(1)).isEqualTo(IdxWriter.label(i));
    }
  }
}
