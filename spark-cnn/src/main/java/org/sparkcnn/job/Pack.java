package org.sparkcnn.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.ml.ImagePacker;
import org.sparkcnn.network.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Decodes and resizes images once, and writes them as a packed data set. */
@Command(
    name = "Pack",
    description = "Decodes and resizes labelled images once, for trainings that read them often.",
    footerHeading = "%nExamples, each after spark-submit … --class org.sparkcnn.job.Pack JAR:%n",
    footer = {
      "  --data hdfs:///photos --output hdfs:///packed --height 224 --width 224 \\",
      "      --resize centerCrop --shorter-side 256",
      "  --data cifar10 --split train --output packed/train --compression zstd",
      ""
    })
public final class Pack extends Job {
  @Mixin private final Inputs inputs = new Inputs();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "the folder of the packed images; any Hadoop path")
  private String output;

  @Option(names = "--overwrite", description = "replace the packed images that are there")
  private boolean overwrite;

  private final ParamOptions options = new ParamOptions();

  /** Starts the job; spark-submit calls this. */
  public static void main(String[] args) {
    new Pack().start(args);
  }

  @Override
  void addOptions(CommandSpec spec) {
    options.add(
        new ImagePacker(),
        "height",
        "width",
        "channels",
        "resize",
        "shorterSide",
        "weightCol",
        "handleInvalid",
        "maxPixels",
        "compression",
        "fileBytes");
    options.addTo(spec);
  }

  @Override
  void run(SparkSession spark) throws Exception {
    Configuration conf = spark.sessionState().newHadoopConf();
    Path folder = new Path(output);
    boolean isFull =
        input(
            () -> {
              var files = folder.getFileSystem(conf);
              return files.exists(folder) && files.listStatus(folder).length > 0;
            });
    if (isFull && !overwrite) {
      throw new IllegalArgumentException(
          "--output: %s is there already; --overwrite replaces packed images".formatted(output));
    }
    OutputPath.requireWritable("--output", output, conf);
    OutputPath.requireReplaceable("--output", output, Pack::arePacked, "packed images", conf);
    Inputs.Found images = inputs.find(spark);
    images.place().requireApart("--output", output, "--data", conf);
    Labels labels = Labels.of(images.rows(), inputs.labelCol());
    ImagePacker packer = packer(images).setLabelCol(labels.column()).setOverwrite(overwrite);
    System.out.printf(
        "packing %s as %d × %d pixels (height × width), %d channels%n",
        images.place(), packer.getHeight(), packer.getWidth(), packer.getChannels());
    if (isDryRun()) {
      return;
    }
    long begin = System.nanoTime();
    long rows = packer.pack(labels.rows(), output);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "images=%d images_per_second=%.0f seconds=%.1f output=%s%n",
        rows,
        rows / seconds,
        seconds,
        output);
  }

  /** Whole or not: the marker is written last. */
  private static boolean arePacked(List<String> names) {
    return names.stream()
        .allMatch(name -> name.startsWith("_") || name.startsWith(".") || name.endsWith(".arrow"));
  }

  /** What is not stated is as it is in the first image. */
  private ImagePacker packer(Inputs.Found images) {
    ImagePacker packer = new ImagePacker().setImageCol(images.imageCol());
    if (options.given("--height").isEmpty() || options.given("--width").isEmpty()) {
      Optional<Shape> first = ImageSize.ofFirst(images.rows(), images.imageCol());
      Shape size =
          first.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--height and --width are needed: the first image does not say its size"));
      packer.setHeight(size.height()).setWidth(size.width()).setChannels(size.channels());
    }
    options.applyTo(packer);
    return packer;
  }
}
