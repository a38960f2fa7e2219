package org.sparkcnn.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What a program printed.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
record Captured(int code, String out, String err) {

  static Captured of(IntSupplier program) {
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      int code = program.getAsInt();
      return new Captured(code, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
