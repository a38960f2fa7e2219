package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.EncodedImages;
import org.sparkcnn.JobCounter;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.ImageFolder;

class ImagePackerTest {
  private static final Metadata CLASSES =
      NominalAttribute.defaultAttr().withName("label").withValues("cat", "dog").toMetadata();

  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4", "zstd"})
  void packedImagesAreTheDecodedOnes(String compression) {
    Dataset<Row> images = images(10).withMetadata("label", CLASSES);

    long rows = packer().setCompression(compression).setWeightCol("weight").pack(images, path());

    assertThat(rows).isEqualTo(10);
    Dataset<Row> packed = read();
    assertThat(packed.schema().apply("label").metadata()).isEqualTo(CLASSES);
    List<Row> read = packed.orderBy("weight").collectAsList();
    for (int i = 0; i < 10; i++) {
      Row image = read.get(i).getStruct(0);
      assertThat(ImageSchema.getOrigin(image)).isEqualTo("row " + i);
      assertThat(ImageSchema.getHeight(image)).isEqualTo(4);
      assertThat(ImageSchema.getWidth(image)).isEqualTo(6);
      assertThat(ImageSchema.getData(image)).hasSize(72).startsWith(10 * i, 200, 100);
      assertThat(read.get(i).getDouble(1)).isEqualTo(i % 2);
      assertThat(read.get(i).getFloat(2)).isEqualTo(i);
    }
  }

  @Test
  void whatIsPackedCanBePackedAgainAsGreyAndSmaller() {
    packer().pack(images(5), path());
    Path again = folder.resolve("again");

    packer()
        .setChannels(1)
        .setHeight(2)
        .setWidth(2)
        .setResize("exact")
        .pack(read(), again.toString());

    Row image = spark.read().format("packed-images").load(again.toString()).first().getStruct(0);
    assertThat(ImageSchema.getNChannels(image)).isEqualTo(1);
    assertThat(ImageSchema.getData(image)).hasSize(4);
    assertThat(ImageSchema.getOrigin(image)).startsWith("row ");
  }

  @Test
  void oneJobPacksEveryPartition() {
    Dataset<Row> images = images(10);
    assertThat(images.rdd().getNumPartitions()).isEqualTo(2);

    try (JobCounter jobs = JobCounter.open()) {
      packer().pack(images, path());
      assertThat(jobs.jobs()).isEqualTo(1);
    }

    assertThat(files()).hasSize(2);
  }

  @Test
  void aPartitionIsSplitIntoFilesOfTheStatedLength() {
    packer().setFileBytes(2000).pack(images(100).coalesce(1), path());

    // Of 27 images of 72 bytes.
    assertThat(files()).hasSize(4);
    assertThat(read().select("label").collectAsList()).hasSize(100);
  }

  @Test
  void aFolderOfImagesIsPackedWithItsPathsAndClasses() throws Exception {
    for (String file : List.of("cat/1.png", "cat/2.png", "dog/1.png")) {
      Path image = folder.resolve("photos").resolve(file);
      Files.createDirectories(image.getParent());
      Files.write(image, EncodedImages.plain("png", 6, 4, 0x102030));
    }

    packer().pack(ImageFolder.read(spark, folder.resolve("photos").toString()), path());

    assertThat(read().select("image.origin", "label").orderBy("origin").collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getDouble(1))
        .containsExactly(
            "file:" + folder + "/photos/cat/1.png 0.0",
            "file:" + folder + "/photos/cat/2.png 0.0",
            "file:" + folder + "/photos/dog/1.png 1.0");
    assertThat(read().schema().apply("label").metadata().toString()).contains("cat", "dog");
  }

  @Test
  void aRowThatCannotBeReadFailsTheJobWhichLeavesNothing() {
    Dataset<Row> images = images(10).union(broken()).coalesce(1);

    assertThatThrownBy(() -> packer().pack(images, path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("image column 'image', broken.jpg: ");

    assertThat(folder.resolve("packed")).doesNotExist();
  }

  @Test
  void rowsThatCannotBeReadCanBeSkipped() {
    long rows =
        packer()
            .setHandleInvalid("skip")
            .pack(broken().union(images(3)).union(broken()).union(broken()).coalesce(1), path());

    assertThat(rows).isEqualTo(3);
    assertThat(read().select("image.origin").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("row 0", "row 1", "row 2");
  }

  @Test
  void ifAllRowsAreSkippedThereIsAnEmptyDataSet() {
    assertThat(packer().setHandleInvalid("skip").pack(broken(), path())).isZero();

    assertThat(read().count()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void aFolderThatExistsIsReplacedOnlyIfItMayBe() {
    packer().pack(images(3), path());

    assertThatThrownBy(() -> packer().pack(images(5), path()))
        .hasMessage(
            "file:%s/packed exists already; param 'overwrite' must be true to replace it", folder);
    assertThat(read().count()).isEqualTo(3);

    packer().setOverwrite(true).pack(images(5), path());
    assertThat(read().count()).isEqualTo(5);
  }

  @Test
  void aDataSetCanReplaceItself() {
    packer().pack(images(8), path());

    packer().setOverwrite(true).pack(read().where("label = 1"), path());

    assertThat(read().count()).isEqualTo(4);
  }

  @Test
  void aFailedReplacementLeavesWhatWasThere() {
    packer().pack(images(3), path());

    assertThatThrownBy(() -> packer().setOverwrite(true).pack(broken(), path()))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(read().select("image").collectAsList()).hasSize(3);
  }

  @Test
  void labelsAndWeightsMustBeThere() {
    Dataset<Row> images = images(3);

    assertThatThrownBy(
            () ->
                packer().pack(images.withColumn("label", functions.lit(null).cast("int")), path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("label column 'label' is null, row \\d");
    assertThatThrownBy(
            () ->
                packer()
                    .setWeightCol("weight")
                    .pack(images.withColumn("weight", functions.lit(-1)), path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "weight column 'weight' holds -1.0, row \\d; expected a finite number of at least 0");
    assertThatThrownBy(() -> packer().setLabelCol("class").pack(images, path()))
        .hasMessage("there is no label column 'class'; the columns are path, image, label, weight");
    assertThatThrownBy(() -> packer().setLabelCol("path").pack(images, path()))
        .hasMessage(
            "label column 'path' has the type string; expected a number: a StringIndexer numbers names");
  }

  @Test
  void theSizeMustBeStated() {
    assertThatThrownBy(() -> new ImagePacker().setWidth(6).pack(images(1), path()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("param 'height' is not set: rows of the packed images, in pixels (>= 1)");
  }

  @Test
  void whatCannotBePackedIsRefused() {
    assertThatThrownBy(() -> packer().setHandleInvalid("keep").pack(images(1), path()))
        .hasMessage(
            "a packed data set has no place for rows without an image: param 'handleInvalid' must"
                + " be error or skip, found keep");
    assertThatThrownBy(() -> packer().setCompression("gzip"))
        .hasMessageStartingWith("param 'compression' cannot be gzip");
    assertThatThrownBy(() -> packer().setChannels(2))
        .hasMessageStartingWith("param 'channels' cannot be 2");
    assertThatThrownBy(
            () ->
                packer()
                    .pack(images(1).withColumn("image", functions.expr("array(1.0, 2.0)")), path()))
        .hasMessage(
            "image column 'image' holds numbers; only encoded files (binary) and Spark's image"
                + " struct can be packed, as bytes");
  }

  @Test
  void aCopyHasTheSameParams() {
    ImagePacker copy = packer().setFileBytes(77).copy(org.apache.spark.ml.param.ParamMap.empty());

    assertThat(copy.getHeight()).isEqualTo(4);
    assertThat(copy.getFileBytes()).isEqualTo(77);
    assertThat(copy.explainParams()).contains("compression", "fileBytes", "resize", "maxPixels");
  }

  private static ImagePacker packer() {
    return new ImagePacker().setHeight(4).setWidth(6);
  }

  /** PNG files of one colour each: red 100, green 200, blue ten times the row's number. */
  private Dataset<Row> images(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] file = EncodedImages.plain("png", 6, 4, 100 << 16 | 200 << 8 | (10 * i & 255));
      rows.add(RowFactory.create("row " + i, file, i % 2, (double) i));
    }
    return spark.createDataFrame(rows, schema());
  }

  private Dataset<Row> broken() {
    return spark.createDataFrame(
        List.of(RowFactory.create("broken.jpg", new byte[] {1, 2, 3}, 0, 1.0)), schema());
  }

  private static StructType schema() {
    return new StructType()
        .add("path", DataTypes.StringType)
        .add("image", DataTypes.BinaryType)
        .add("label", DataTypes.IntegerType)
        .add("weight", DataTypes.DoubleType);
  }

  private String path() {
    return folder.resolve("packed").toString();
  }

  private Dataset<Row> read() {
    return spark.read().format("packed-images").load(path());
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder.resolve("packed"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("part-"))
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
