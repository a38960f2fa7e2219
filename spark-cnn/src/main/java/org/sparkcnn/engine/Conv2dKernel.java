package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.conv2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

final class Conv2dKernel implements Operation<Conv2d> {
  private static final long[] NONE = {0, 0};

  private final boolean padsFirst;

  Conv2dKernel() {
    this(false);
  }

  /**
   * Makes a kernel.
   *
   * @param padsFirst whether zeros are laid around the image before it is convolved
   */
  private Conv2dKernel(boolean padsFirst) {
    this.padsFirst = padsFirst;
  }

  @Override
  public Tensor forward(Conv2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    Tensor weight = parameters.get(0);
    TensorOptional bias =
        layer.bias() ? new TensorOptional(parameters.get(1)) : new TensorOptional();
    long[] stride = layer.stride().toLongs();
    long[] dilation = layer.dilation().toLongs();
    if (padsFirst) {
      return conv2d(padded(layer, input), weight, bias, stride, NONE, dilation, layer.groups());
    }
    return layer.samePadding()
        ? conv2d(input, weight, bias, stride, "same", dilation, layer.groups())
        : conv2d(input, weight, bias, stride, layer.padding().toLongs(), dilation, layer.groups());
  }

  private static Tensor padded(Conv2d layer, Tensor input) {
    Size2d before = Windows.padding(layer);
    Size2d behind = Windows.paddingBehind(layer);
    return torch.constant_pad_nd(
        input, before.width(), behind.width(), before.height(), behind.height());
  }

  /** If windows lie beside the image, its zeros are laid around it first ({@link Windows}). */
  @Override
  public int compile(Conv2d layer, int input, Compiler compiler) {
    Shape image = compiler.shape(input);
    Conv2d bounded = bounded(layer, image);
    return compiler.add(bounded, new Conv2dKernel(!Windows.meet(bounded, image)), input);
  }

  /**
   * A step beyond the image is as good as one to its end, between windows as between taps; larger
   * ones overflow in oneDNN.
   */
  private static Conv2d bounded(Conv2d layer, Shape image) {
    Size2d padding = layer.padding();
    long height = 2 * ((long) image.height() + padding.height());
    long width = 2 * ((long) image.width() + padding.width());
    Size2d stride = layer.stride();
    Size2d dilation = layer.dilation();
    Size2d kernel = layer.kernel();
    return layer
        .stride((int) Math.min(stride.height(), height), (int) Math.min(stride.width(), width))
        .dilation(
            kernel.height() == 1 ? 1 : (int) Math.min(dilation.height(), height),
            kernel.width() == 1 ? 1 : (int) Math.min(dilation.width(), width));
  }

  @Override
  public String script(Conv2d layer, String input, List<String> parameters) {
    return "torch.conv2d(%s, %s, %s, %s, %s, %s, %d)"
        .formatted(
            input,
            parameters.get(0),
            layer.bias() ? parameters.get(1) : "None",
            Script.of(layer.stride()),
            layer.samePadding() ? "'same'" : Script.of(layer.padding()),
            Script.of(layer.dilation()),
            layer.groups());
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
