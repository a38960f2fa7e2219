package org.sparkcnn.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.sparkcnn.SharedSpark;

/**
 * What a job printed.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error, as far as it is the job's
 */
record JobRun(int code, String out, String err) {

  static JobRun of(Program job, String... args) {
    SharedSpark.session();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      int code = job.execute(args);
      return new JobRun(code, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  String lastLine() {
    return out.lines().reduce("", (before, line) -> line);
  }

  /** Returns the lines on standard error. */
  List<String> complaints() {
    return err.lines().toList();
  }
}
