package org.sparkcnn.job;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of where images come from. */
final class Inputs {
  /** What Spark's {@code binaryFile} calls a file's bytes. */
  private static final String CONTENT = "content";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec job;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description =
          "images, and labels if there are any: a folder or file on any Hadoop file system, or a"
              + " table")
  private String path;

  @Option(
      names = "--format",
      defaultValue = "auto",
      paramLabel = "FORMAT",
      description =
          "what is read: auto (look), image-folder (a folder of image files per class),"
              + " binary-file (image files without classes), parquet, packed-images (what Pack"
              + " writes), mnist, cifar10, cifar100 (their files) or table")
  private String format;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description =
          "which part: of mnist and cifar train (the default) or test, otherwise a folder within"
              + " PATH")
  private String split;

  @Option(
      names = "--image-col",
      paramLabel = "COLUMN",
      description = "image column; default: image or, if there is none, content")
  private String imageCol;

  @Option(
      names = "--label-col",
      paramLabel = "COLUMN",
      defaultValue = "label",
      description = "label column: numbers, or strings, which are numbered in alphabetical order")
  private String labelCol;

  /**
   * Images that have been found and not yet read.
   *
   * @param rows all of them, lazily
   * @param place where they are
   * @param imageCol the image column
   */
  record Found(Dataset<Row> rows, InputPath place, String imageCol) {}

  /**
   * Looks for the images.
   *
   * @throws IllegalArgumentException saying what was found and what was looked for
   */
  Found find(SparkSession spark) throws Exception {
    return find(spark, InputPath.Asked.data(path, split));
  }

  /**
   * Looks for images that are given as these are, such as those of a test.
   *
   * @throws IllegalArgumentException saying what was found and what was looked for
   */
  Found find(SparkSession spark, InputPath.Asked asked) throws Exception {
    return Program.input(
        () -> {
          InputPath place = InputPath.find(spark, asked, formatOrNull());
          Dataset<Row> rows = place.format().read(spark, place.path(), asked.split());
          return new Found(rows, place, imageColumn(rows.schema()));
        });
  }

  private InputFormat formatOrNull() {
    if (format.equals("auto")) {
      return null;
    }
    return Arrays.stream(InputFormat.values())
        .filter(known -> known.toString().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--format: '%s' is none of auto, %s%s"
                        .formatted(
                            format,
                            String.join(
                                ", ",
                                Arrays.stream(InputFormat.values())
                                    .map(InputFormat::toString)
                                    .toList()),
                            job.findOption(Score.OUTPUT_FORMAT) == null
                                ? ""
                                : "; what is written has "
                                    + Score.OUTPUT_FORMAT
                                    + ", what is read --format")));
  }

  private String imageColumn(StructType schema) {
    List<String> names = List.of(schema.fieldNames());
    String column =
        imageCol != null
            ? imageCol
            : !names.contains("image") && names.contains(CONTENT) ? CONTENT : "image";
    return Columns.require(schema, column, "image").name();
  }

  /** Returns the path of the images, or the table's name. */
  String path() {
    return path;
  }

  /** Returns the label column. */
  String labelCol() {
    return labelCol;
  }
}
