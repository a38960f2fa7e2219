package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.ForkedJvm;
import org.sparkcnn.ResidentSize;

/** Native memory grows with neither good nor bad images. Each case is a process of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
class DecoderMemoryTest {

  /**
   * The limit is in kilobytes a file: a picture in full size has 3, or 29. Where this was written a
   * file adds 0.0 to 0.3, for the JVM compiles now and then.
   */
  @ParameterizedTest
  @CsvSource({"keep, 60000, 0.5", "anew, 30000, 0.5"})
  void theResidentSizeStaysWhereItIs(String how, int files, double limit) throws Exception {
    List<long[]> samples = samples(how, files);

    assertThat(samples).as("samples after the warm-up").hasSizeGreaterThan(20);
    assertThat(ResidentSize.slope(samples))
        .as(
            "kilobytes that each file adds, of file and VmRSS %s",
            samples.stream().map(sample -> sample[0] + " " + sample[1]).toList())
        .isLessThan(limit);
  }

  private static List<long[]> samples(String how, int files) throws Exception {
    List<String> options = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    String[] arguments = {how, Integer.toString(files), Integer.toString(files / 50)};
    try (ForkedJvm jvm = ForkedJvm.start(options, DecoderMemoryRun.class, arguments)) {
      List<long[]> samples =
          jvm.readLines().stream()
              .map(line -> line.split(" "))
              .map(pair -> new long[] {Long.parseLong(pair[0]), Long.parseLong(pair[1])})
              .filter(sample -> sample[0] >= files / 3)
              .toList();
      assertThat(jvm.end()).as("exit status").isZero();
      return samples;
    }
  }
}
