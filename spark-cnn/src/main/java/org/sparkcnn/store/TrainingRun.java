package org.sparkcnn.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One training run, as the folder of its checkpoints knows it.
 *
 * @param id its own, so that what another run left in the folder is not taken for its
 * @param epochs how long it is to be
 * @param description all else that its result depends on, by name: params, network, data
 */
public record TrainingRun(String id, int epochs, Map<String, String> description) {

  /** Copies the description, in the order of its names. */
  public TrainingRun {
    description = Collections.unmodifiableMap(new TreeMap<>(description));
  }

  /** Returns a run that begins. */
  public static TrainingRun begin(int epochs, Map<String, String> description) {
    return new TrainingRun(UUID.randomUUID().toString(), epochs, description);
  }

  /** Returns this run as the continuation of another. */
  public TrainingRun continuing(TrainingRun other) {
    return new TrainingRun(other.id, epochs, description);
  }
}
