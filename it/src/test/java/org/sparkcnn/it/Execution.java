package org.sparkcnn.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
record Execution(int code, String out, String err) {
  private static final int MINUTES = 3;

  /** Runs a command in a folder, to its end or for three minutes. */
  static Execution of(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // Whoever runs the tests may have settings of a Spark of their own.
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().put("SPARK_CNN_MASTER", "local[2]");
    Process process = builder.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(
            "still running after %d minutes: %s%n%s"
                .formatted(MINUTES, command, Files.readString(err, UTF_8)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Execution(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  String lastLine() {
    return out.lines().reduce("", (before, line) -> line);
  }
}
