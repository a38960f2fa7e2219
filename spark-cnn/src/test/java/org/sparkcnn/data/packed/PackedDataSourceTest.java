package org.sparkcnn.data.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Shape;

class PackedDataSourceTest {
  private static final long ONE_FILE = 1 << 30;

  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path folder;

  @Test
  void theColumnsAreAnImageALabelWithItsMetadataAndAWeight() {
    PackedSet.write(folder, PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4), 5, ONE_FILE);

    Dataset<Row> images = load();

    assertThat(images.columns()).containsExactly("image", "label", "weight");
    assertThat(images.schema().apply("image")).isEqualTo(ImageSchema.imageSchema().apply("image"));
    assertThat(images.schema().apply("label").dataType()).isEqualTo(DataTypes.DoubleType);
    assertThat(images.schema().apply("label").metadata()).isEqualTo(PackedSet.LABEL);
    Attribute attribute = Attribute.fromStructField(images.select("label").schema().apply(0));
    assertThat(((NominalAttribute) attribute).values().get()).containsExactly("cat", "dog");
    assertThat(images.schema().apply("weight").dataType()).isEqualTo(DataTypes.FloatType);
  }

  @ParameterizedTest
  @EnumSource
  void rowsComeBackAsTheyWerePackedWhateverTheCompression(Compression compression) {
    PackedSet.write(folder, PackedSet.format(PackedSet.COLOUR, compression, 4), 11, ONE_FILE);

    assertHoldsRows(load().collectAsList(), PackedSet.COLOUR, 11);
  }

  @Test
  void greyImagesHaveOneChannel() {
    PackedSet.write(folder, PackedSet.format(PackedSet.GREY, Compression.ZSTD, 4), 11, ONE_FILE);

    assertHoldsRows(load().collectAsList(), PackedSet.GREY, 11);
  }

  @Test
  void weightsAndOriginsMayBeMissing() {
    List<PackedFile> files =
        PackedSet.write(
            folder,
            new PackedFormat(PackedSet.GREY, false, false, Compression.NONE, 4),
            6,
            ONE_FILE);

    List<Row> rows = load().collectAsList();

    assertThat(load().columns()).containsExactly("image", "label");
    assertThat(rows).extracting(row -> row.getDouble(1)).containsExactly(0., 1., 0., 1., 0., 1.);
    assertThat(ImageSchema.getOrigin(rows.get(5).getStruct(0)))
        .isEqualTo("file:" + folder.resolve(files.get(0).name()) + "#5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 400, 1000, 3000, 1 << 30})
  void everyRowIsReadOnceWhateverTheSplits(int bytesPerPartition) {
    PackedFormat format = PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4);
    List<PackedFile> files = PackedSet.write(folder, format, 103, 6000);
    assertThat(files).hasSizeBetween(3, 20);

    Dataset<Row> images =
        spark
            .read()
            .format("packed-images")
            .option("bytesPerPartition", bytesPerPartition)
            .load(folder.toString());

    assertHoldsRows(images.collectAsList(), PackedSet.COLOUR, 103);
    int partitions = images.rdd().getNumPartitions();
    if (bytesPerPartition == 1) {
      assertThat(partitions).isEqualTo(26);
    } else if (bytesPerPartition == 1 << 30) {
      assertThat(partitions).isEqualTo(files.size());
    } else {
      assertThat(partitions).isBetween(files.size(), 26);
    }
  }

  @Test
  void byDefaultThereAreAsManyPartitionsAsTasks() {
    PackedSet.write(folder, PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4), 80, ONE_FILE);

    assertThat(load().rdd().getNumPartitions()).isBetween(2, 3);
  }

  @Test
  void aFileEndsBeforeItGrowsBeyondItsSize() throws Exception {
    PackedFormat format = PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4);

    List<PackedFile> files = PackedSet.write(folder, format, 103, 6000);

    for (PackedFile file : files) {
      assertThat(Files.size(folder.resolve(file.name()))).isEqualTo(file.bytes());
      // The footer, which refers to each record batch, comes on top.
      assertThat(file.bytes()).isLessThan(6000 + 2000);
    }
    assertThat(files.stream().mapToLong(PackedFile::rows).sum()).isEqualTo(103);
    assertThat(files.subList(0, files.size() - 1)).allMatch(file -> file.rows() % 4 == 0);
  }

  @Test
  void aDataSetWithoutRowsIsAnEmptyTable() {
    PackedSet.write(folder, PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4), 0, ONE_FILE);

    assertThat(load().collectAsList()).isEmpty();
    assertThat(PackedSet.names(folder)).containsExactly(PackedMarker.NAME);
  }

  @Test
  void countingReadsNoFile() throws Exception {
    List<PackedFile> files =
        PackedSet.write(folder, PackedSet.format(PackedSet.GREY, Compression.NONE, 4), 50, 2000);
    Dataset<Row> images = load();

    for (PackedFile file : files) {
      Files.delete(folder.resolve(file.name()));
    }

    assertThat(images.count()).isEqualTo(50);
  }

  @Test
  void labelsAreReadWithoutTheImages() throws Exception {
    PackedFormat format = PackedSet.format(Shape.image(3, 64, 64), Compression.NONE, 10);
    PackedFile file = PackedSet.write(folder, format, 40, ONE_FILE).get(0);
    long before = bytesRead();

    try (PackedFileReader reader =
        new PackedFileReader(
            PackedSet.hadoop(folder), format, file, Set.of("label"), PackedSet.CONF)) {
      for (int batch = 0; batch < 4; batch++) {
        assertThat(reader.read(batch).getVector("label").getObject(9)).isEqualTo(1.0);
      }
    }

    long read = bytesRead() - before;
    assertThat(read).isPositive().isLessThan(file.bytes() / 4);
    assertThat(load().select("label").queryExecution().executedPlan().toString())
        .contains("columns label");
    assertThat(load().groupBy("label").count().orderBy("label").collectAsList())
        .extracting(row -> row.getLong(1))
        .containsExactly(20L, 20L);
  }

  @Test
  void rowsStayAsTheyWereWhenTheyAreKept() {
    PackedSet.write(folder, PackedSet.format(PackedSet.COLOUR, Compression.LZ4, 4), 20, ONE_FILE);

    List<Row> rows =
        load().coalesce(1).groupBy().agg(functions.collect_list("image")).first().getList(0);

    assertThat(rows.stream().map(ImageSchema::getData))
        .containsExactlyElementsOf(
            IntStream.range(0, 20).mapToObj(i -> PackedSet.pixels(i, PackedSet.COLOUR)).toList());
  }

  private static long bytesRead() {
    return FileSystem.getGlobalStorageStatistics().get("file").getLong("bytesRead");
  }

  private Dataset<Row> load() {
    return spark.read().format("packed-images").load(folder.toString());
  }

  private static void assertHoldsRows(List<Row> rows, Shape shape, int count) {
    assertThat(rows).hasSize(count);
    for (int i = 0; i < count; i++) {
      Row image = rows.get(i).getStruct(0);
      assertThat(ImageSchema.getHeight(image)).isEqualTo(shape.height());
      assertThat(ImageSchema.getWidth(image)).isEqualTo(shape.width());
      assertThat(ImageSchema.getNChannels(image)).isEqualTo(shape.channels());
      assertThat(ImageSchema.getMode(image))
          .isEqualTo(ImageSchema.javaOcvTypes().get("CV_8UC" + shape.channels()));
      assertThat(ImageSchema.getData(image)).isEqualTo(PackedSet.pixels(i, shape));
      if (PackedSet.origin(i) == null) {
        assertThat(ImageSchema.getOrigin(image)).startsWith("file:/").contains(".arrow#");
      } else {
        assertThat(ImageSchema.getOrigin(image)).isEqualTo(PackedSet.origin(i));
      }
      assertThat(rows.get(i).getDouble(1)).isEqualTo(PackedSet.label(i));
      assertThat(rows.get(i).getFloat(2)).isEqualTo(PackedSet.weight(i));
    }
  }
}
