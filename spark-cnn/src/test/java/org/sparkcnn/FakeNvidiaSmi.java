package org.sparkcnn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Invents GPUs, for {@code conf/gpu-discovery.sh}. */
public final class FakeNvidiaSmi {
  /** Maven runs the tests in the module's folder. */
  public static final Path DISCOVERY = Path.of("../conf/gpu-discovery.sh").toAbsolutePath();

  private FakeNvidiaSmi() {}

  /** Writes a command that lists these GPUs, one a line, and returns its folder. */
  public static Path in(Path folder, String... indices) throws IOException {
    return doing(folder, "printf '%s\\n' " + String.join(" ", indices));
  }

  /** Writes a command of one shell line and returns its folder. */
  public static Path doing(Path folder, String line) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = Files.writeString(bin.resolve("nvidia-smi"), "#!/bin/sh\n" + line + "\n");
    if (!command.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + command);
    }
    return bin;
  }
}
