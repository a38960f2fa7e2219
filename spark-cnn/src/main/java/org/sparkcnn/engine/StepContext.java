package org.sparkcnn.engine;

import org.bytedeco.pytorch.GeneratorOptional;

/**
 * What a layer's forward pass needs beside its input.
 *
 * @param random the session's own generator; libtorch's default one is locked by each draw and
 *     shared by all workers of a process, which makes it slow and its draws unrepeatable
 * @param trains whether a backward pass follows
 * @param inPlace whether the layer may overwrite its input: nothing else needs it
 */
record StepContext(GeneratorOptional random, boolean trains, boolean inPlace) {

  /** Returns the context of scoring, which draws nothing. */
  static StepContext scoring() {
    return new StepContext(null, false, false);
  }

  /** Returns the context of training. */
  static StepContext training(GeneratorOptional random) {
    return new StepContext(random, true, false);
  }

  StepContext inPlace(boolean may) {
    return new StepContext(random, trains, may);
  }
}
