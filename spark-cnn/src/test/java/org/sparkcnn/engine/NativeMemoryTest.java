package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.ForkedJvm;
import org.sparkcnn.ResidentSize;

/**
 * Native memory grows neither with steps nor with sessions; the growth of the peers' is what makes
 * YARN kill executors. Each case is a process of its own, with its whole heap touched at the start,
 * because nothing else may grow meanwhile.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
class NativeMemoryTest {
  private static final int WARM_UP = 300;

  /**
   * Limits in kilobytes a step. Where this was written a step of one session adds 0.2 to 2, the
   * JVM's own; a session up to 23, for now and then the heap grows by a few megabytes for good.
   */
  @ParameterizedTest
  @CsvSource({
    "lenet, FP32, train, 32, 2000, 10",
    "lenet, FP32, trainAugmented, 32, 2000, 10",
    "lenet, FP32, score, 32, 2000, 10",
    "lenet, FP32, trainAnew, 8, 500, 100",
    "lenet, FP32, scoreAnew, 8, 500, 100"
  })
  void theResidentSizeStaysWhereItIs(
      String network, String precision, String what, int batch, int steps, double limit)
      throws Exception {
    List<long[]> samples = samples(network, precision, what, batch, WARM_UP + steps);

    assertThat(samples).as("samples after the warm-up").hasSizeGreaterThan(20);
    assertThat(ResidentSize.slope(samples))
        .as("kilobytes that each step adds, of step and VmRSS %s", print(samples))
        .isLessThan(limit);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({
    "resnet20, FP32, train, 8, 2000, 10",
    "resnet20, FP32, score, 8, 2000, 10",
    "resnet20, BF16, train, 8, 2000, 10",
    "resnet20, BF16, score, 8, 2000, 10"
  })
  void soDoesItWithADeepNetworkInEachPrecision(
      String network, String precision, String what, int batch, int steps, double limit)
      throws Exception {
    theResidentSizeStaysWhereItIs(network, precision, what, batch, steps, limit);
  }

  private static List<long[]> samples(
      String network, String precision, String what, int batch, int steps) throws Exception {
    List<String> options = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    String[] arguments = {
      network, precision, what, Integer.toString(batch), Integer.toString(steps)
    };
    try (ForkedJvm jvm = ForkedJvm.start(options, NativeMemoryRun.class, arguments)) {
      List<long[]> samples =
          jvm.readLines().stream()
              .map(line -> line.split(" "))
              .map(pair -> new long[] {Long.parseLong(pair[0]), Long.parseLong(pair[1])})
              .filter(sample -> sample[0] >= WARM_UP)
              .toList();
      assertThat(jvm.end()).as("exit status").isZero();
      return samples;
    }
  }

  private static List<String> print(List<long[]> samples) {
    return samples.stream().map(sample -> sample[0] + " " + sample[1]).toList();
  }
}
