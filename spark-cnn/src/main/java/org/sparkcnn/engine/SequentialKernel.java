package org.sparkcnn.engine;

import org.sparkcnn.network.Sequential;

final class SequentialKernel implements Kernel<Sequential> {
  @Override
  public int compile(Sequential layer, int input, Compiler compiler) {
    return compiler.chain(layer.layers(), input);
  }
}
