package org.sparkcnn.engine;

import java.util.List;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.Residual;

final class ResidualKernel implements Kernel<Residual> {
  @Override
  public int compile(Residual layer, int input, Compiler compiler) {
    int body = compiler.chain(layer.body(), input);
    int shortcut = compiler.chain(layer.shortcut(), input);
    int sum = compiler.join(Instruction.Joint.SUM, List.of(body, shortcut));
    return layer.activation() == null
        ? sum
        : compiler.layer(new Activation(layer.activation()), sum);
  }
}
