package org.sparkcnn.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.ForkedJvm;

class InterruptedLoadTest {
  @TempDir private Path folder;

  @Test
  void aTaskThatIsKilledWhileItLoadsTheNativesDoesNotSpoilThemForOthers() throws Exception {
    try (ForkedJvm process =
        ForkedJvm.start(
            List.of("-Xmx256m", "-Djava.io.tmpdir=" + folder), InterruptedLoader.class)) {
      assertThat(process.readLines()).containsExactly("true", "3.0", "6");
    }
  }
}
