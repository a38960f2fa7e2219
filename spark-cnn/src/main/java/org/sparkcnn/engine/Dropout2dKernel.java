package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Dropout2d;

final class Dropout2dKernel implements Operation<Dropout2d> {
  @Override
  public Tensor forward(Dropout2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    Tensor perChannel = input.new_empty(input.size(0), input.size(1), 1, 1);
    return DropoutKernel.drop(input, perChannel, layer.p(), step);
  }

  @Override
  public String script(Dropout2d layer, String input, List<String> parameters) {
    return input;
  }

  @Override
  public int compile(Dropout2d layer, int input, Compiler compiler) {
    return compiler.trains() && layer.p() > 0 ? compiler.add(layer, this, input) : input;
  }
}
