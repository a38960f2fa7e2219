package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.conv_transpose2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

final class ConvTranspose2dKernel implements Operation<ConvTranspose2d> {
  private static final ConvTranspose2dKernel UNCUT = new ConvTranspose2dKernel();

  private final boolean cutsLast;

  ConvTranspose2dKernel() {
    this(false);
  }

  /**
   * Makes a kernel.
   *
   * @param cutsLast whether padding is cut off what was computed without it
   */
  private ConvTranspose2dKernel(boolean cutsLast) {
    this.cutsLast = cutsLast;
  }

  @Override
  public Tensor forward(
      ConvTranspose2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    if (cutsLast) {
      Size2d cut = layer.padding();
      Tensor uncut = UNCUT.forward(layer.padding(0), input, parameters, step);
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

  /**
   * If nothing is left of what some pixel adds to the output, what is beside it is cut off last.
   */
  @Override
  public int compile(ConvTranspose2d layer, int input, Compiler compiler) {
    Shape image = compiler.shape(input);
    boolean meet =
        Windows.meet(
            Windows.size(layer.output(image)),
            Windows.size(image),
            layer.kernel(),
            layer.stride(),
            layer.padding(),
            layer.dilation());
    return compiler.add(layer, new ConvTranspose2dKernel(!meet), input);
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
