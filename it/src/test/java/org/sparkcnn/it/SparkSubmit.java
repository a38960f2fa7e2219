package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Submits programs, by default the example TrainMnist, as spark-submit does, to two task threads of
 * a new process unless the options name another master.
 */
public final class SparkSubmit {
  /** Options of JVMs that end before the second compiler and threads of a collector pay. */
  public static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private SparkSubmit() {}

  /**
   * Runs the example.
   *
   * @param folder the process' own
   * @param options of spark-submit
   * @param arguments of the example
   */
  static Execution trainMnist(Path folder, List<String> options, List<String> arguments)
      throws IOException {
    return start(folder, options, arguments).end();
  }

  /**
   * Starts the example and does not wait.
   *
   * @param folder the process' own
   * @param options of spark-submit
   * @param arguments of the example
   */
  public static Job start(Path folder, List<String> options, List<String> arguments)
      throws IOException {
    return start(folder, options, "org.sparkcnn.examples.TrainMnist", Build.examples(), arguments);
  }

  /**
   * Starts a program and does not wait.
   *
   * @param folder the process' own
   * @param options of spark-submit
   * @param main the class
   * @param jar that it is in
   * @param arguments of the program
   */
  public static Job start(
      Path folder, List<String> options, String main, Path jar, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Build.ROOT.resolve("conf/java17.options"));
    command.addAll(SHORT_LIVED);
    command.add("-Xmx1g");
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Dlog4j2.configurationFile=" + Build.ROOT.resolve("conf/log4j2.properties"));
    command.addAll(List.of("-cp", System.getProperty("sparkClassPath")));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[2]"));
    command.addAll(conf("spark.driver.bindAddress=127.0.0.1"));
    command.addAll(conf("spark.driver.host=localhost"));
    command.addAll(conf("spark.ui.enabled=false"));
    command.addAll(options);
    command.addAll(List.of("--class", main));
    command.add(jar.toString());
    command.addAll(arguments);
    return Job.start(folder, command);
  }

  /** Returns the option that makes a setting, such as {@code spark.task.cpus=2}. */
  public static List<String> conf(String setting) {
    return List.of("--conf", setting);
  }
}
