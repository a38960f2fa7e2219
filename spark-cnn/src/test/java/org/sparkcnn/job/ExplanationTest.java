package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {
  @Test
  void aMessageIsTakenAsItIs() {
    assertThat(Explanation.of(new IllegalStateException("no natives"))).isEqualTo("no natives");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(Explanation.of(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void theStackTracesThatSparkPutsIntoMessagesAreLeftOut() {
    String message =
        """
        Job aborted: Lost task 0.0: java.io.IOException: disk full
        \tat org.example.Writer.write(Writer.java:7)

        Driver stacktrace:""";

    assertThat(Explanation.of(new IllegalStateException(message)))
        .isEqualTo("Job aborted: Lost task 0.0: java.io.IOException: disk full");
  }

  @Test
  void linesBecomeOne() {
    assertThat(Explanation.of(new IllegalStateException("missing:\n  a\n\n  b")))
        .isEqualTo("missing: a b");
  }
}
