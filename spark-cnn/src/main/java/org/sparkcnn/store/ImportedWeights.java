package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.network.Weights;

/**
 * Weights that were taken from a file, and what was not.
 *
 * @param weights all weights of the network
 * @param loaded the parameters that are the file's, in its order
 * @param fresh the parameters that keep their start because they were to
 * @param misfits what was left out; empty after a strict import
 */
public record ImportedWeights(
    Weights weights, List<String> loaded, List<String> fresh, Misfits misfits) {

  /** Copies the lists. */
  public ImportedWeights {
    loaded = List.copyOf(loaded);
    fresh = List.copyOf(fresh);
  }
}
