package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ProgramTest {

  @Command(name = "Large")
  private static final class Large extends Program {
    @Override
    protected void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void aHeapThatIsTooSmallIsALineThatSaysWhatToRaise() {
    JobRun run = JobRun.of(new Large());

    assertThat(run.code()).isOne();
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .startsWith("Large: the Java heap of ")
        .endsWith("is too small (Java heap space): raise spark.driver.memory");
  }
}
