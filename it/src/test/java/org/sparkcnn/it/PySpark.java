package org.sparkcnn.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Python with the pyspark of this Spark: {@code SPARK_CNN_PYTHON}, or the PATH's python3. */
public final class PySpark {
  private static final String SPARK = "4.1.";
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final String command;
  private final Path sparkSubmit;

  private PySpark(String command, Path sparkSubmit) {
    this.command = command;
    this.sparkSubmit = sparkSubmit;
  }

  /** Finds it; where there is none, the test is skipped with the reason. */
  public static PySpark find(Path folder) throws IOException {
    String command = Python.command().orElse("python3");
    Execution asked =
        Execution.of(
            folder,
            List.of(
                "env",
                command,
                "-c",
                "import numpy, pyspark; print(pyspark.__version__); print(pyspark.__path__[0])"));
    List<String> answer = asked.out().lines().toList();
    assumeTrue(
        asked.code() == 0 && answer.get(0).startsWith(SPARK),
        () ->
            "%s has no pyspark %sx with numpy (SPARK_CNN_PYTHON names another): %s%s"
                .formatted(command, SPARK, asked.out(), asked.err()));
    return new PySpark(command, Path.of(answer.get(1), "bin", "spark-submit"));
  }

  /** Returns whether it can import a module. */
  boolean has(Path folder, String module) throws IOException {
    return run(folder, Map.of(), "-c", "import " + module).code() == 0;
  }

  /** Runs it in a folder, with more in its environment. */
  Execution run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> line = environment(environment);
    line.add(command);
    line.addAll(List.of(arguments));
    return Job.start(folder, line).end(PATIENCE);
  }

  /** Submits a program to two task threads. */
  Execution submit(Path folder, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", "local[2]", "--driver-memory", "1g"));
    all.addAll(SparkSubmit.conf("spark.ui.enabled=false"));
    all.addAll(arguments);
    return start(folder, Map.of("PYSPARK_PYTHON", command, "PYSPARK_DRIVER_PYTHON", command), all)
        .end();
  }

  /**
   * Starts spark-submit of the distribution that pyspark brings, and does not wait.
   *
   * @param folder the process' own
   * @param environment what is added to it
   * @param arguments of spark-submit
   */
  public Job start(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> line = environment(environment);
    line.add(sparkSubmit.toString());
    line.addAll(arguments);
    return Job.start(folder, line);
  }

  /** Returns the folder of Spark's jars. */
  public Path jars() {
    return sparkSubmit.resolveSibling("../jars").normalize();
  }

  private static List<String> environment(Map<String, String> more) {
    List<String> line = new ArrayList<>(List.of("env"));
    line.add("JAVA_HOME=" + System.getProperty("java.home"));
    line.add("PYTHONDONTWRITEBYTECODE=1");
    more.forEach((name, value) -> line.add(name + "=" + value));
    return line;
  }
}
