package org.sparkcnn.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.DataFrameReader;
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

class CifarDataSourceTest {
  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path directory;

  @Test
  void cifar10HasAnImageAndALabelThatKnowsItsNames() {
    CifarWriter.train10(directory, 1, 1, 1, 1, 1);

    Dataset<Row> images = cifar10().load(uri());

    assertThat(images.columns()).containsExactly("image", "label");
    assertThat(images.schema().apply("image")).isEqualTo(ImageSchema.imageSchema().apply("image"));
    assertThat(images.schema().apply("label").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(names(images, "label"))
        .containsExactly(
            "airplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck");
  }

  @Test
  void cifar100HasAFineAndACoarseLabel() {
    CifarWriter.write(directory.resolve("train.bin"), CifarWriter.records100(0, 3));

    Dataset<Row> images = spark.read().format("cifar100").load(uri());

    assertThat(images.columns()).containsExactly("image", "label", "coarseLabel");
    assertThat(names(images, "label"))
        .hasSize(100)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith("apple", "aquarium_fish")
        .endsWith("woman", "worm");
    assertThat(names(images, "coarseLabel"))
        .hasSize(20)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith("aquatic_mammals", "fish")
        .endsWith("vehicles_1", "vehicles_2");
    assertThat(images.select("label", "coarseLabel").collectAsList())
        .extracting(row -> row.getInt(0), row -> row.getInt(1))
        .containsExactly(tuple(99, 0), tuple(98, 1), tuple(97, 2));
    assertThat(images.select("image.data").collectAsList().stream().map(CifarDataSourceTest::bytes))
        .containsExactly(CifarWriter.pixels(0), CifarWriter.pixels(1), CifarWriter.pixels(2));
  }

  @Test
  void rowsHoldThePixelsAsBlueGreenRedAndSayWhereTheyAreFrom() {
    CifarWriter.train10(directory, 2, 3, 1, 0, 4);

    List<Row> rows = cifar10().load(uri()).collectAsList();

    assertThat(rows).hasSize(10);
    String file = directory.toUri() + "data_batch_2.bin#";
    Row image = rows.get(3).getStruct(0);
    assertThat(ImageSchema.getOrigin(image)).isEqualTo(file + 1);
    assertThat(ImageSchema.getHeight(image)).isEqualTo(32);
    assertThat(ImageSchema.getWidth(image)).isEqualTo(32);
    assertThat(ImageSchema.getNChannels(image)).isEqualTo(3);
    assertThat(ImageSchema.getMode(image)).isEqualTo(ImageSchema.javaOcvTypes().get("CV_8UC3"));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(ImageSchema.getData(rows.get(i).getStruct(0))).isEqualTo(CifarWriter.pixels(i));
      assertThat(rows.get(i).getInt(1)).isEqualTo(i);
    }
  }

  @Test
  void theTestSplitIsAFileOfItsOwn() {
    CifarWriter.write(directory.resolve("test_batch.bin"), CifarWriter.records10(7, 2));

    assertThat(labels(cifar10().option("split", "test").load(uri()))).containsExactly(7, 8);
  }

  @Test
  void theDirectoryMayBeTheOneThatTheDistributionIsUnpackedIn() throws Exception {
    CifarWriter.train10(
        Files.createDirectory(directory.resolve("cifar-10-batches-bin")), 1, 1, 1, 1, 1);
    CifarWriter.write(
        Files.createDirectory(directory.resolve("cifar-100-binary")).resolve("test.bin"),
        CifarWriter.records100(5, 1));

    assertThat(labels(cifar10().load(uri()))).containsExactly(0, 1, 2, 3, 4);
    assertThat(labels(spark.read().format("cifar100").option("split", "test").load(uri())))
        .containsExactly(94);
  }

  @Test
  void namesAreTakenFromTheMetaFilesWhereTheyAre() {
    CifarWriter.write(directory.resolve("test_batch.bin"), CifarWriter.records10(0, 1));
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
    CifarWriter.write(
        directory.resolve("batches.meta.txt"),
        IntStream.range(0, 11).mapToObj(i -> i == 10 ? "" : names.get(i)).toList());

    Dataset<Row> images = cifar10().option("split", "test").load(uri());

    assertThat(names(images, "label")).containsExactlyElementsOf(names);
    assertThat(names(images.where("label < 5").select("label"), "label"))
        .containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 100})
  void everyRowIsReadOnceWhateverTheSplits(int rowsPerPartition) {
    CifarWriter.train10(directory, 7, 0, 5, 1, 3);

    Dataset<Row> images = cifar10().option("rowsPerPartition", rowsPerPartition).load(uri());

    assertThat(images.select("image.data").collectAsList().stream().map(CifarDataSourceTest::bytes))
        .containsExactlyElementsOf(IntStream.range(0, 16).mapToObj(CifarWriter::pixels).toList());
    int expected =
        IntStream.of(7, 5, 1, 3).map(n -> (n + rowsPerPartition - 1) / rowsPerPartition).sum();
    assertThat(images.rdd().getNumPartitions()).isEqualTo(expected);
  }

  @Test
  void countingReadsNoFile() throws Exception {
    CifarWriter.train10(directory, 2, 3, 1, 0, 4);
    Dataset<Row> images = cifar10().load(uri());

    for (int i = 1; i <= 5; i++) {
      Files.delete(directory.resolve("data_batch_" + i + ".bin"));
    }

    assertThat(images.count()).isEqualTo(10);
  }

  @Test
  void aLabelIsReadWithoutItsImage() {
    CifarWriter.train10(directory, 1, 1, 1, 1, 1);

    Dataset<Row> labels = cifar10().load(uri()).select("label");

    assertThat(labels.queryExecution().executedPlan().toString())
        .contains("columns label")
        .doesNotContain("image");
    assertThat(labels(labels)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void rowsStayAsTheyWereWhenTheyAreKept() {
    CifarWriter.train10(directory, 4, 4, 4, 4, 4);

    List<Row> rows =
        cifar10()
            .load(uri())
            .coalesce(1)
            .groupBy()
            .agg(functions.collect_list("image"))
            .first()
            .getList(0);

    assertThat(rows.stream().map(ImageSchema::getData))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(CifarWriter::pixels).toList());
  }

  private DataFrameReader cifar10() {
    return spark.read().format("cifar10");
  }

  private String uri() {
    return directory.toUri().toString();
  }

  private static List<Integer> labels(Dataset<Row> images) {
    return images.select("label").collectAsList().stream().map(row -> row.getInt(0)).toList();
  }

  private static byte[] bytes(Row row) {
    return row.getAs("data");
  }

  private static String[] names(Dataset<Row> images, String column) {
    Attribute attribute = Attribute.fromStructField(images.schema().apply(column));
    return ((NominalAttribute) attribute).values().get();
  }
}
