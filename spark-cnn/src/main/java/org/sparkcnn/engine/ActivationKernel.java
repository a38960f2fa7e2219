package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Activation;

final class ActivationKernel implements Operation<Activation> {

  @Override
  public Tensor forward(Activation layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return switch (layer.function()) {
      case RELU -> step.inPlace() ? input.relu_() : torch.relu(input);
      case SIGMOID -> step.inPlace() ? input.sigmoid_() : torch.sigmoid(input);
      case TANH -> step.inPlace() ? input.tanh_() : torch.tanh(input);
      case RELU6 -> step.inPlace() ? torch.relu6_(input) : torch.relu6(input);
      case GELU -> torch.gelu(input);
      case SILU -> torch.silu(input);
      case HARDSWISH -> torch.hardswish(input);
    };
  }

  @Override
  public String script(Activation layer, String input, List<String> parameters) {
    return switch (layer.function()) {
      case RELU -> "torch.relu(" + input + ")";
      case SIGMOID -> "torch.sigmoid(" + input + ")";
      case TANH -> "torch.tanh(" + input + ")";
      case RELU6 -> "torch.relu6(" + input + ")";
      case GELU -> "torch.gelu(" + input + ")";
      case SILU -> "torch.silu(" + input + ")";
      case HARDSWISH -> "torch.hardswish(" + input + ")";
    };
  }

  /** The others' gradients need what went in. */
  @Override
  public boolean canOverwrite(Activation layer) {
    return switch (layer.function()) {
      case RELU, RELU6, SIGMOID, TANH -> true;
      case GELU, SILU, HARDSWISH -> false;
    };
  }
}
