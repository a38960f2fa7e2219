package org.sparkcnn.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs; {@link #close} ends it and all that it started. */
public final class Job implements AutoCloseable {
  private static final int POLL_MILLIS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<String> command;
  private final Process process;
  private final Path out;
  private final Path err;

  private Job(List<String> command, Process process, Path out, Path err) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Runs a command in a folder, where what it prints is kept too. */
  public static Job start(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    forgetSettings(builder);
    builder.environment().put("SPARK_CNN_MASTER", "local[2]");
    Job job = new Job(command, builder.start(), out, err);
    // Where the tests themselves are interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(job::close, "end job"));
    return job;
  }

  /**
   * Leaves out what whoever runs the tests may have set for a Spark of their own, and for OpenBLAS:
   * with other kernels, which YARN's containers would not hear of, weights differ in the last bits.
   */
  public static void forgetSettings(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SPARK_") || name.startsWith("OPENBLAS_"));
  }

  /** Returns the process, to ask, signal or kill it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns its standard output so far. */
  public String out() throws IOException {
    return Files.readString(out, UTF_8);
  }

  /** Returns its standard error so far. */
  public String err() throws IOException {
    return Files.readString(err, UTF_8);
  }

  /**
   * Waits until its standard output contains a text.
   *
   * @throws IOException if the process ends before, or three minutes are over
   */
  public void awaitOut(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!out().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "'%s' did not appear; printed were%n%s%n%s".formatted(text, out(), err()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Waits for its end, for three minutes. */
  public Execution end() throws IOException {
    return end(PATIENCE);
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if it takes longer than that; the process is killed
   */
  public Execution end(Duration patience) throws IOException {
    try (this) {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "still running after %s: %s%n%s%n%s".formatted(patience, command, out(), err()));
      }
      return new Execution(process.exitValue(), out(), err());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command, e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
