package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.JobCounter;
import org.sparkcnn.SharedSpark;

class ImageFolderTest {
  private final SparkSession spark = SharedSpark.session();

  @TempDir private Path root;

  @Test
  void aRowIsAFilesPathBytesLabelAndClass() {
    write("dog/1.jpg", "woof");
    write("cat/7.png", "meow");

    Dataset<Row> images = read();

    assertThat(images.columns()).containsExactly("path", "image", "label", "className");
    assertThat(images.schema().apply("image").dataType()).isEqualTo(DataTypes.BinaryType);
    assertThat(images.schema().apply("label").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(names(images)).containsExactly("cat", "dog");
    assertThat(images.orderBy("label").collectAsList())
        .extracting(
            row -> row.getString(0),
            row -> new String(row.<byte[]>getAs("image"), StandardCharsets.UTF_8),
            row -> row.getInt(2),
            row -> row.getString(3))
        .containsExactly(
            tuple("file:" + root.resolve("cat/7.png"), "meow", 0, "cat"),
            tuple("file:" + root.resolve("dog/1.jpg"), "woof", 1, "dog"));
  }

  @Test
  void foldersThatAreOnlyCalledTrainAndTheLikeAreDoubted() {
    assertThat(ImageFolder.areSplits(List.of("test", "train"))).isTrue();
    assertThat(ImageFolder.areSplits(List.of("bus", "train"))).isFalse();
  }

  @Test
  void classesAreSortedByNameAndCountedEvenWithoutImages() throws IOException {
    write("b/1.jpg", "x");
    write("B/1.jpg", "x");
    write("10/1.jpg", "x");
    write("9/1.jpg", "x");
    Files.createDirectory(root.resolve("a"));

    assertThat(names(read())).containsExactly("10", "9", "B", "a", "b");
    assertThat(classesByLabel(read())).containsExactly("0 10", "1 9", "2 B", "4 b");
  }

  @Test
  void aClassIsTheFirstFolderBelowTheRoot() {
    write("cat/1.jpg", "x");
    write("cat/dog/2.jpg", "x");
    write("dog/a/b/c/3.jpg", "x");

    assertThat(classesByLabel(read())).containsExactly("0 cat", "0 cat", "1 dog");
  }

  @Test
  void imagesAreToldByTheirNamesEndsInAnyCase() {
    for (String name : List.of("a.jpg", "b.JPEG", "c.Png", "d.bmp", "e.WebP", "f g.jPg")) {
      write("yes/" + name, "x");
    }
    for (String name : List.of("a.txt", "jpg", "b.jpg.part", ".c.jpg", "_d.jpg", "e.gif")) {
      write("no/" + name, "x");
    }

    assertThat(classesByLabel(read())).hasSize(6).containsOnly("1 yes");
  }

  @Test
  void hiddenFoldersAreNoClassesAndImagesWithoutAClassAreLeftOut() {
    write("cat/1.jpg", "x");
    write(".git/1.jpg", "x");
    write("_temporary/1.jpg", "x");
    write("cover.jpg", "x");

    assertThat(names(read())).containsExactly("cat");
    assertThat(classesByLabel(read())).containsExactly("0 cat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        " spaces ",
        "100%",
        "%20",
        "a%2Fb",
        "a+b",
        "żółw 海龟 🐢",
        "e\u0301 and \u00e9",
        "[ab]{c,d}*?",
        "^(a|b)$.+",
        "back\\slash",
        "key=value",
        "a#b&c;d",
        "it's \"quoted\"",
        "$1",
        "~"
      })
  void foldersMayHaveAnyName(String name) throws IOException {
    Charset ofPaths = Charset.forName(System.getProperty("sun.jnu.encoding"));
    assumeTrue(ofPaths.newEncoder().canEncode(name), "a file system where such a name exists");
    Path odd = Files.createDirectory(root.resolve(name));
    write(name + "/" + name + "/deep/1 " + name + ".jpg", "pixels");
    write(name + "/other/2.jpg", "x");

    Dataset<Row> images = ImageFolder.read(spark, odd.toString());

    assertThat(names(images)).containsExactlyInAnyOrder(name, "other");
    Row row = images.where(images.col("className").equalTo(name)).collectAsList().get(0);
    assertThat(row.getString(0))
        .isEqualTo("file:" + odd.resolve(name).resolve("deep/1 " + name + ".jpg"));
    assertThat(row.<byte[]>getAs("image")).asString().isEqualTo("pixels");
    assertThat(names(images)[row.getInt(2)]).isEqualTo(name);
    assertThat(images.count()).isEqualTo(2);
  }

  @Test
  void aPathMayBeAUriAndMayEndInASlash() {
    write("cat/1.jpg", "x");

    assertThat(classesByLabel(ImageFolder.read(spark, root.toUri().toString())))
        .containsExactly("0 cat");
    assertThat(classesByLabel(ImageFolder.read(spark, root + "//"))).containsExactly("0 cat");
  }

  @Test
  void nothingIsReadThatIsNotAskedFor() {
    write("cat/1.jpg", "x");

    try (JobCounter counter = JobCounter.open()) {
      assertThat(plan(read().select("label", "className")))
          .contains("ReadSchema: struct<path:string>");
      assertThat(plan(read().select("image"))).contains("content:binary");
      assertThat(counter.jobs()).isZero();
    }
  }

  @Test
  void smallImagesAreReadInFewPartitionsWhateverTheSessionsSettings() {
    for (int i = 0; i < 100; i++) {
      write("cat/" + i + ".jpg", "x");
    }

    Dataset<Row> images = read();

    // Spark's own reader makes four of them.
    assertThat(images.rdd().getNumPartitions()).isEqualTo(2);
    assertThat(images.count()).isEqualTo(100);
    assertThat(spark.conf().get("spark.sql.files.openCostInBytes")).isEqualTo("4194304b");
    assertThat(images.sparkSession()).isSameAs(spark);
    assertThat(SparkSession.active()).isSameAs(spark);
  }

  @Test
  void imagesCanBeJoinedAndUnitedWithTheSessionsOtherTables() {
    write("cat/1.jpg", "x");
    write("dog/2.jpg", "x");
    Dataset<Row> sounds =
        spark.sql("select * from values ('cat', 'meow'), ('dog', 'woof') as t(className, sound)");

    assertThat(read().join(sounds, "className").orderBy("label").select("sound").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("meow", "woof");
    assertThat(read().union(read()).count()).isEqualTo(4);
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> ImageFolder.read(spark, root + "/missing"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the folder file:%s/missing does not exist", root);
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() {
    write("cat/1.jpg", "x");

    assertThatThrownBy(() -> ImageFolder.read(spark, root + "/cat/1.jpg"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("file:%s/cat/1.jpg is a file; expected a folder with a folder per class", root);
  }

  @Test
  void aFolderOfImagesOnlyIsToldWhatIsExpected() {
    write("1.jpg", "x");
    write("2.jpg", "x");

    assertThatThrownBy(this::read)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "file:%s has no folders, but 2 files; expected a folder for each class, with its"
                + " images",
            root);
  }

  @Test
  void anEmptyFolderIsToldWhatIsExpected() {
    assertThatThrownBy(this::read)
        .hasMessage(
            "file:%s has no folders, but 0 files; expected a folder for each class, with its"
                + " images",
            root);
  }

  private Dataset<Row> read() {
    return ImageFolder.read(spark, root.toString());
  }

  private void write(String file, String content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> classesByLabel(Dataset<Row> images) {
    return images.select("label", "className").collectAsList().stream()
        .map(row -> row.getInt(0) + " " + row.getString(1))
        .sorted()
        .toList();
  }

  private static String[] names(Dataset<Row> images) {
    Attribute attribute = Attribute.fromStructField(images.schema().apply("label"));
    return ((NominalAttribute) attribute).values().get();
  }

  private static String plan(Dataset<Row> images) {
    return images.queryExecution().executedPlan().toString();
  }
}
