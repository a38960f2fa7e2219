package org.sparkcnn.engine;

import org.sparkcnn.network.Layer;

/**
 * How a kind of layer becomes instructions: most are one {@link Operation}; a layer that holds
 * layers compiles those.
 *
 * @param <L> the layer's record
 */
interface Kernel<L extends Layer> {

  /**
   * Adds the layer's instructions.
   *
   * @param layer its settings
   * @param input the number of the value that arrives
   * @param compiler takes the instructions
   * @return the number of the value that leaves
   */
  int compile(L layer, int input, Compiler compiler);
}
