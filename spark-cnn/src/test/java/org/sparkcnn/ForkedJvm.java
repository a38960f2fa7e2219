package org.sparkcnn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's class path; what it writes to its errors appears among ours. */
public final class ForkedJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ForkedJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Returns this JVM's options that Spark needs in the other one too. */
  public static List<String> sparkOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-Dio.netty"))
        .toList();
  }

  /** Starts a class's main method. */
  public static ForkedJvm start(List<String> options, Class<?> main, String... arguments) {
    return start(Map.of(), options, main, arguments);
  }

  /** Starts a class's main method with further environment variables. */
  public static ForkedJvm start(
      Map<String, String> environment, List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      return new ForkedJvm(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next line that it prints, or null when it has ended. */
  public String readLine() {
    try {
      return output.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all lines that it prints until it ends. */
  public List<String> readLines() {
    return output.lines().toList();
  }

  /** Ends its input and waits for its end. */
  public int end() throws IOException, InterruptedException {
    process.outputWriter().close();
    return process.waitFor();
  }

  /** Kills it, as a resource manager does. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " does not die");
    }
  }
}
