package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.it.Build;
import org.sparkcnn.it.Digits;
import org.sparkcnn.it.Execution;
import org.sparkcnn.it.SparkSubmit;

/** A cluster, an HDFS with a data set, and jobs that train on it, two workers side by side. */
final class TrainingCluster implements AutoCloseable {
  /** Forty rounds in eight epochs: some seconds, with time to break something. */
  static final List<String> LONG = List.of("--epochs", "8", "--averaging-frequency", "1");

  /** One round. */
  static final List<String> SHORT = List.of("--epochs", "1");

  private final Path folder;
  private final MiniHdfs hdfs;
  private final StandaloneCluster spark;
  private byte[] longTrainedLocally;

  private TrainingCluster(Path folder, MiniHdfs hdfs, StandaloneCluster spark) {
    this.folder = folder;
    this.hdfs = hdfs;
    this.spark = spark;
  }

  /** Starts all of it below a folder. */
  static TrainingCluster start(Path folder) throws IOException, InterruptedException {
    MiniHdfs hdfs = MiniHdfs.start(folder.resolve("hdfs"));
    hdfs.put(Digits.write(folder), "digits");
    return new TrainingCluster(folder, hdfs, StandaloneCluster.start(folder));
  }

  StandaloneCluster spark() {
    return spark;
  }

  MiniHdfs hdfs() {
    return hdfs;
  }

  /** Starts a training job on the cluster and does not wait. */
  Submission submit(List<String> settings, List<String> arguments) throws IOException {
    return submit(spark.url(), settings, arguments);
  }

  /** Returns the weights' file of {@link #LONG} in one process with two task threads. */
  byte[] longTrainedLocally() throws IOException {
    if (longTrainedLocally == null) {
      longTrainedLocally = trainLocally(List.of(), LONG);
    }
    return longTrainedLocally;
  }

  /** Trains in one process with two task threads and returns the weights' file. */
  byte[] trainLocally(List<String> settings, List<String> arguments) throws IOException {
    return submit("local[2]", settings, arguments).weights();
  }

  private Submission submit(String master, List<String> settings, List<String> arguments)
      throws IOException {
    Path own = Files.createTempDirectory(folder, "job-");
    String model = own.getFileName().toString();
    List<String> options = new ArrayList<>(List.of("--master", master));
    options.addAll(List.of("--jars", Build.libraryWithNatives().toString()));
    options.addAll(List.of("--executor-memory", "1g"));
    Path events = Files.createDirectory(own.resolve("events"));
    options.addAll(SparkSubmit.conf("spark.eventLog.enabled=true"));
    options.addAll(SparkSubmit.conf("spark.eventLog.compress=false"));
    options.addAll(SparkSubmit.conf("spark.eventLog.dir=" + events.toUri()));
    options.addAll(
        SparkSubmit.conf(
            "spark.executor.defaultJavaOptions=" + String.join(" ", SparkSubmit.SHORT_LIVED)));
    settings.forEach(setting -> options.addAll(SparkSubmit.conf(setting)));
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--model", hdfs.address(model)));
    if (!arguments.contains("--data")) {
      all.addAll(List.of("--data", hdfs.address("digits")));
    }
    return new Submission(SparkSubmit.start(own, options, all), own, hdfs, model);
  }

  /** Runs a job of the library on the cluster, with its jar and no other, to the end. */
  Execution run(String job, String... arguments) throws IOException {
    Path own = Files.createTempDirectory(folder, "job-");
    List<String> options = List.of("--master", spark.url(), "--executor-memory", "1g");
    return SparkSubmit.start(
            own, options, "org.sparkcnn.job." + job, Build.libraryWithNatives(), List.of(arguments))
        .end();
  }

  @Override
  public void close() {
    spark.close();
    hdfs.close();
  }
}
