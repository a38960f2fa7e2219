package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.conv_transpose2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

final class ConvTranspose2dKernel implements Operation<ConvTranspose2d> {
  @Override
  public Tensor forward(
      ConvTranspose2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    if (cutsWholeWindows(layer, input)) {
      Size2d cut = layer.padding();
      Tensor uncut = forward(layer.padding(0), input, parameters, step);
      return uncut
          .narrow(2, cut.height(), uncut.size(2) - 2L * cut.height())
          .narrow(3, cut.width(), uncut.size(3) - 2L * cut.width());
    }
    return conv_transpose2d(
        input,
        parameters.get(0),
        layer.bias() ? new TensorOptional(parameters.get(1)) : new TensorOptional(),
        layer.stride().toLongs(),
        layer.padding().toLongs(),
        layer.outputPadding().toLongs(),
        layer.groups(),
        layer.dilation().toLongs());
  }

  /** Returns whether nothing is left of what some pixel adds to the output. */
  private static boolean cutsWholeWindows(ConvTranspose2d layer, Tensor input) {
    Shape arriving = Tensors.image(input);
    return !Windows.meet(
        Windows.size(layer.output(arriving)),
        Windows.size(arriving),
        layer.kernel(),
        layer.stride(),
        layer.padding(),
        layer.dilation());
  }

  @Override
  public String script(ConvTranspose2d layer, String input, List<String> parameters) {
    return "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, %d, %s)"
        .formatted(
            input,
            parameters.get(0),
            layer.bias() ? parameters.get(1) : "None",
            Script.of(layer.stride()),
            Script.of(layer.padding()),
            Script.of(layer.outputPadding()),
            layer.groups(),
            Script.of(layer.dilation()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
