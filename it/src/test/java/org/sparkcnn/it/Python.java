package org.sparkcnn.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The Python that scripts are run with: what the environment variable {@code SPARK_CNN_PYTHON} is,
 * or {@code python3} of the PATH.
 */
final class Python {
  private Python() {}

  /** Skips the test that asks, with the reason, unless there is a Python with these modules. */
  static void assumeHas(Path folder, String... modules) throws IOException {
    Optional<String> python = command();
    assumeTrue(
        python.isPresent(), "there is no python3 on the PATH, and SPARK_CNN_PYTHON is not set");
    Execution imports =
        Execution.of(folder, List.of(python.get(), "-c", "import " + String.join(", ", modules)));
    assumeTrue(
        imports.code() == 0,
        "%s has not all of the modules %s".formatted(python.get(), Arrays.toString(modules)));
  }

  /** Runs a script of {@code spark-cnn/src/test/python}. */
  static Execution run(Path folder, String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(command().orElseThrow());
    command.add(Build.ROOT.resolve("spark-cnn/src/test/python").resolve(script).toString());
    command.addAll(Arrays.asList(arguments));
    return Execution.of(folder, command);
  }

  /** Returns the command, if there is one. */
  static Optional<String> command() {
    return Optional.ofNullable(System.getenv("SPARK_CNN_PYTHON"))
        .or(() -> Programs.find("python3").map(Path::toString));
  }
}
