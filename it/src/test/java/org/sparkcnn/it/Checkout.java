package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that looks like a fresh clone to what the documents tell people to type.
 *
 * @param folder in which commands run
 * @param home that they see
 */
record Checkout(Path folder, Path home) {
  private static final List<String> MODULES = List.of("spark-cnn", "examples");

  /** Makes one. */
  static Checkout in(Path folder) throws IOException {
    for (String module : MODULES) {
      Files.createSymbolicLink(folder.resolve(module), Build.ROOT.resolve(module));
    }
    return new Checkout(folder, Files.createDirectory(folder.resolve("home")));
  }

  /** JUnit removes the folder, and need not wonder at links that lead out of it. */
  static void removeLinks(Path folder) throws IOException {
    for (String module : MODULES) {
      Files.deleteIfExists(folder.resolve(module));
    }
  }

  /** Runs a command, which must succeed. */
  Execution bash(String command) throws IOException {
    Execution done = Execution.of(folder, List.of("env", "HOME=" + home, "bash", "-c", command));
    assertThat(done.code()).as("%s%n%s", command, done.err()).isZero();
    return done;
  }
}
