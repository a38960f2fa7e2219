package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.ForkedJvm;

/** What the executors' memory does not hold goes to their disks, shard by shard. */
class SpillTest {
  private static final int ROWS = 400;

  @Test
  void imagesBeyondTheStorageMemoryAreKeptOnDisk() throws Exception {
    List<String> options = new ArrayList<>(ForkedJvm.sparkOptions());
    // A tenth of what is left of it when Spark has reserved 300 MB holds one shard, or none.
    options.add("-Xmx512m");

    List<Long> lines;
    try (ForkedJvm jvm = ForkedJvm.start(options, SpillRun.class, Integer.toString(ROWS))) {
      lines = jvm.readLines().stream().map(Long::parseLong).toList();
      assertThat(jvm.end()).as("exit status").isZero();
    }

    long bytes = ROWS * 512L * 512;
    assertThat(lines.get(0)).isEqualTo(ROWS);
    assertThat(lines.get(1)).as("in memory").isLessThan(32 << 20);
    assertThat(lines.get(1) + lines.get(2)).as("in memory and on disk").isGreaterThan(bytes);
    assertThat(lines.subList(3, 5)).containsOnly(2L * ROWS);
  }
}
