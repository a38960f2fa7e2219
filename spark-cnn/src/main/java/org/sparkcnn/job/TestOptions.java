package org.sparkcnn.job;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** The options of images that a model is measured on as soon as it is trained. */
final class TestOptions {
  private static final String TEST = "--test";
  private static final String SPLIT = "--test-split";

  @Option(
      names = TEST,
      paramLabel = "PATH",
      description =
          "labelled images that the trained model is measured on, in the columns and the format of"
              + " those of --data; its figures are printed and are in the model's report.html")
  private String path;

  @Option(
      names = SPLIT,
      paramLabel = "NAME",
      description = "which part of them, such as test; of --data's images if there is no --test")
  private String split;

  /**
   * Looks for the images; empty if nobody asks for a test.
   *
   * @throws IllegalArgumentException saying what was found and what was looked for
   */
  Optional<TestImages> find(SparkSession spark, Inputs inputs) throws Exception {
    if (path == null && split == null) {
      return Optional.empty();
    }
    String place = path == null ? inputs.path() : path;
    String said = path == null ? SPLIT + " " + split : TEST;
    Inputs.Found images = inputs.find(spark, new InputPath.Asked(place, split, TEST));
    return Optional.of(new TestImages(images, inputs.labelCol(), said));
  }
}
