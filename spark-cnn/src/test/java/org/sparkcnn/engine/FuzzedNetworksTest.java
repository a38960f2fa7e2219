package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Layer;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;

/**
 * Random networks and recipes are either refused with a reason or run and give right numbers. The
 * system properties {@code fuzz.first} and {@code fuzz.cases} choose the seeds; the case that runs
 * lies in {@link #CURRENT}, should it take the JVM with it.
 */
class FuzzedNetworksTest {
  private static final Path CURRENT = Path.of("target", "fuzzed-network.txt");
  private static final Pattern NAMED = named();

  @Test
  void networksAreRefusedWithAReasonOrRun() throws IOException {
    long first = Long.getLong("fuzz.first", 0);
    int cases = Integer.getInteger("fuzz.cases", 500);
    Set<Class<?>> kinds = new HashSet<>();
    int run = 0;
    for (long seed = first; seed < first + cases; seed++) {
      FuzzedCase drawn = drawn(seed);
      if (drawn != null) {
        run(drawn);
        run++;
        drawn.kinds().forEach(kinds::add);
      }
    }

    if (cases >= 500) {
      assertThat(run).as("networks of %d that ran", cases).isGreaterThan(cases / 2);
      assertThat(kinds).as("layers that ran").contains(Layer.class.getPermittedSubclasses());
    }
  }

  /** Returns a case, or null if it is refused. */
  private static FuzzedCase drawn(long seed) {
    try {
      return FuzzedCase.of(seed);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage())
          .as("why the case of seed %d is refused", seed)
          .containsPattern(NAMED);
      return null;
    }
  }

  private static void run(FuzzedCase drawn) throws IOException {
    Files.writeString(CURRENT, drawn.toString());
    try {
      drawn.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e.getMessage() + "\nin the case of " + drawn, e);
    }
  }

  /** A reason names a layer, a kind of layer or a setting, or shows the shape. */
  private static Pattern named() {
    Stream<Class<?>> kinds =
        Stream.of(Layer.class, Loss.class, Optimizer.class, GradientClipping.class)
            .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    String names =
        kinds
            .flatMap(
                kind ->
                    Stream.concat(
                        Stream.of(kind.getSimpleName()),
                        Stream.of(kind.getRecordComponents()).map(RecordComponent::getName)))
            .distinct()
            .collect(Collectors.joining("|"));
    return Pattern.compile("layer '|every size|elements in|\\b(" + names + ")\\b");
  }
}
