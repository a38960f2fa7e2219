package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void thePeakCoversTheHeapThatIsUsed() throws IOException {
    double used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

    assertThat(Machine.peakResidentMib()).isBetween(used / (1 << 20), 1e6);
  }
}
