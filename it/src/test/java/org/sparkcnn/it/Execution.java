package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that has ended.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
public record Execution(int code, String out, String err) {
  /** Runs a command in a folder, to its end or for three minutes. */
  static Execution of(Path folder, List<String> command) throws IOException {
    return Job.start(folder, command).end();
  }

  /** Returns the last line of standard output. */
  public String lastLine() {
    return out.lines().reduce("", (before, line) -> line);
  }
}
