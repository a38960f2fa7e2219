package org.sparkcnn.it.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sparkcnn.plan.Precision;

/** Runs hidden commands of {@link Bench} in JVMs of their own, with the options of this one. */
final class ChildProcess {
  private final List<String> javaOptions;
  private final List<String> arguments;

  ChildProcess(Settings settings) {
    this(settings, settings.precision());
  }

  /** Runs with these settings but for the precision. */
  ChildProcess(Settings settings, Precision precision) {
    this(List.of(), settings.toArguments(precision));
  }

  /**
   * Runs with other arguments.
   *
   * @param javaOptions options of the JVM that follow, and so win over, those of this one
   * @param arguments what follows the command
   */
  ChildProcess(List<String> javaOptions, List<String> arguments) {
    this.javaOptions = javaOptions;
    this.arguments = arguments;
  }

  /**
   * Returns the numbers that a command prints as {@code name=number}.
   *
   * @throws IllegalStateException if it fails
   */
  Map<String, Double> numbers(String... command) throws IOException, InterruptedException {
    Process process = builder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    requireSuccess(process, command);
    return output
        .lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }

  /**
   * Returns the numbers of all sides: of a command that is run with one after the other.
   *
   * @throws IllegalStateException if it fails
   */
  Map<String, Double> numbersOf(String command, Enum<?>[] sides)
      throws IOException, InterruptedException {
    Map<String, Double> figures = new HashMap<>();
    for (Enum<?> side : sides) {
      figures.putAll(numbers(command, side.name()));
    }
    return figures;
  }

  /**
   * Lets a command print.
   *
   * @throws IllegalStateException if it fails
   */
  void print(String... command) throws IOException, InterruptedException {
    requireSuccess(
        builder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).start(), command);
  }

  private ProcessBuilder builder(String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(javaOptions);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
    line.addAll(List.of(command));
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static void requireSuccess(Process process, String... command)
      throws InterruptedException {
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "%s ended with exit code %d; standard error says why"
              .formatted(String.join(" ", command), code));
    }
  }
}
