package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.ForkedJvm;
import org.sparkcnn.ResidentSize;

/**
 * Many rounds in one application leave nothing behind, neither on the heap nor in native memory,
 * Spark's blocks or open files. Each case is a process of its own, with its whole heap touched at
 * the start.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
class ThousandRoundsTest {

  /**
   * What a round may add, far below the least that it could leave behind.
   *
   * @param heap kilobytes; a state has 326
   * @param resident kilobytes; the sessions of both workers have 872 of native vectors
   * @param things blocks or files; something left behind in each round is one or more
   */
  private record Limits(double heap, double resident, double things) {}

  /** Where this was written: 1 to 4 kB of heap; 70 to 110 kB of the process, which warms up. */
  @Test
  void nothingGrowsWithRounds() throws Exception {
    nothingGrows("SHUFFLE", 150, 50, new Limits(30, 400, 0.2));
  }

  /**
   * Where this was written: 0.0 to 0.2 kB of heap; 10 to 17 kB of the process, fewer towards the
   * end, where one vector that both workers leave behind is 218. What is left behind once in an
   * epoch of 50 rounds is 0.02 blocks or files.
   */
  @Tag("soak")
  @ParameterizedTest
  @ValueSource(strings = {"DRIVER", "SHUFFLE"})
  void norWithAThousand(String reduction) throws Exception {
    nothingGrows(reduction, 1000, 250, new Limits(2, 60, 0.01));
  }

  private static void nothingGrows(String reduction, int rounds, int warmUp, Limits limits)
      throws Exception {
    List<RoundUsage> all = run(reduction, rounds);
    List<RoundUsage> samples = all.stream().filter(usage -> usage.round() >= warmUp).toList();
    assertThat(samples.get(samples.size() - 1).round()).as("rounds").isGreaterThanOrEqualTo(rounds);
    assertThat(samples).allSatisfy(usage -> assertThatOnlyTheLastRoundIsThere(usage, all.get(0)));
    assertThatIsBelow(limits.heap(), "kilobytes of heap", samples, RoundUsage::heap);
    assertThatIsBelow(limits.resident(), "kilobytes of the process", samples, RoundUsage::resident);
    assertThatIsBelow(limits.things(), "broadcast blocks", samples, RoundUsage::broadcastBlocks);
    assertThatIsBelow(limits.things(), "files of blocks", samples, RoundUsage::files);
    assertThatIsBelow(limits.things(), "open files", samples, RoundUsage::descriptors);
  }

  /**
   * Whatever the garbage collector finds. There are ten rounds between two samples; Spark removes
   * in the background, so a few of them may still be there: of each the state and its one piece,
   * and for two workers a shuffle's data, index and checksums.
   */
  private static void assertThatOnlyTheLastRoundIsThere(RoundUsage usage, RoundUsage start) {
    assertThat(usage.stateBlocks()).as("blocks of states, %s", usage).isBetween(2L, 2L * 5);
    assertThat(usage.shuffleFiles() - start.files())
        .as("shuffle files, %s", usage)
        .isLessThanOrEqualTo(2 * 3 * 5);
  }

  private static void assertThatIsBelow(
      double limit, String name, List<RoundUsage> samples, ToLongFunction<RoundUsage> what) {
    List<long[]> points =
        samples.stream().map(usage -> new long[] {usage.round(), what.applyAsLong(usage)}).toList();
    double slope = ResidentSize.slope(points);
    assertThat(slope).as("%s that each round adds, of %s", name, samples).isLessThan(limit);
  }

  private static List<RoundUsage> run(String reduction, int rounds) throws Exception {
    List<String> options = new ArrayList<>(ForkedJvm.sparkOptions());
    // So much for young objects that no collection but the samples' own helps Spark to clean up.
    options.addAll(List.of("-Xms640m", "-Xmx640m", "-Xmn400m", "-XX:+AlwaysPreTouch"));
    try (ForkedJvm jvm =
        ForkedJvm.start(options, ThousandRoundsRun.class, reduction, Integer.toString(rounds))) {
      List<RoundUsage> samples = jvm.readLines().stream().map(RoundUsage::parse).toList();
      assertThat(jvm.end()).as("exit status").isZero();
      return samples;
    }
  }
}
