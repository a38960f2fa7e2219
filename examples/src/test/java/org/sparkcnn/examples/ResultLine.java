package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line of an example that trains. */
final class ResultLine {
  private static final Pattern LINE =
      Pattern.compile(
          "accuracy=([01]\\.\\d{4}) images_per_second=\\d+ seconds=\\d+\\.\\d model=(.+)");

  private ResultLine() {}

  /** Returns the accuracy, and expects that the model was saved there. */
  static double accuracy(Captured run, Path model) {
    Matcher last = LINE.matcher(run.lines().get(run.lines().size() - 1));
    assertThat(last.matches()).as(run.out()).isTrue();
    assertThat(last.group(2)).isEqualTo(model.toString());
    return Double.parseDouble(last.group(1));
  }
}
