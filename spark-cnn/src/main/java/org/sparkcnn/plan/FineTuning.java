package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which of a network's parameters are trained, and how fast. A pattern is the name of a layer,
 * which stands for all within it, or of a parameter, as in PyTorch's state_dict; {@code *} stands
 * for any characters, {@code ?} for one.
 *
 * @param frozen patterns of the parameters that stay as they are, as with requires_grad = False in
 *     PyTorch; one with {@code !} before it takes out again what those before it have named, so
 *     that {@code *}, {@code !fc} leaves {@code fc} to be trained; none by default
 * @param rateFactors patterns, in their order, and what the learning rate is multiplied by, above
 *     0, for the parameters that they name; the last pattern that fits decides, and 1 where none
 *     does. As PyTorch's parameter groups whose learning rates follow one scheduler
 * @param statistics which batch normalisations keep their running statistics
 */
public record FineTuning(
    List<String> frozen, Map<String, Double> rateFactors, Statistics statistics)
    implements Serializable {

  /** Which batch normalisations score while the network trains. */
  public enum Statistics {
    /**
     * Those whose scale and shift are both frozen: they normalise with their running statistics,
     * which stay as they are. The default.
     */
    FROZEN_LAYERS,
    /** Every one, as with {@code eval()} on all BatchNorm modules in PyTorch. */
    ALL,
    /**
     * None: each measures its batch and updates its running statistics, frozen or not, as in
     * PyTorch where only requires_grad = False is set.
     */
    NONE
  }

  /**
   * Copies the patterns.
   *
   * @throws IllegalArgumentException if a factor is not above 0, or a pattern with one begins with
   *     {@code !}
   */
  public FineTuning {
    frozen = List.copyOf(frozen);
    rateFactors = Collections.unmodifiableMap(new LinkedHashMap<>(rateFactors));
    Objects.requireNonNull(statistics, "statistics");
    rateFactors.forEach(
        (pattern, factor) -> {
          Range.above(0, factor, "the factor of the learning rate of '%s'".formatted(pattern));
          if (pattern.startsWith("!")) {
            throw new IllegalArgumentException(
                "a factor of the learning rate is for what a pattern names, found '%s'"
                    .formatted(pattern));
          }
        });
  }

  /** Returns the training of all parameters alike. */
  public static FineTuning none() {
    return new FineTuning(List.of(), Map.of(), Statistics.FROZEN_LAYERS);
  }

  /** Returns the same with more patterns of what is frozen. */
  public FineTuning freeze(String... patterns) {
    List<String> more = new ArrayList<>(frozen);
    more.addAll(List.of(patterns));
    return new FineTuning(more, rateFactors, statistics);
  }

  /** Returns the same with a factor of the learning rate for what a pattern names. */
  public FineTuning rateFactor(String pattern, double factor) {
    Map<String, Double> more = new LinkedHashMap<>(rateFactors);
    // A pattern that was there before is now the last.
    more.remove(pattern);
    more.put(pattern, factor);
    return new FineTuning(frozen, more, statistics);
  }

  /** Returns the same with other batch normalisations that keep their statistics. */
  public FineTuning statistics(Statistics kept) {
    return new FineTuning(frozen, rateFactors, kept);
  }
}
