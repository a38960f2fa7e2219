package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Size2d;

final class MaxPool2dKernel implements Operation<MaxPool2d> {
  private static final Size2d DILATION = Size2d.square(1);

  @Override
  public Tensor forward(MaxPool2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    if (!step.trains() && isHalving(layer)) {
      return halved(input);
    }
    return max_pool2d(
        input,
        layer.kernel().toLongs(),
        layer.stride().toLongs(),
        layer.padding().toLongs(),
        DILATION.toLongs(),
        layer.ceilMode());
  }

  private static boolean isHalving(MaxPool2d layer) {
    Size2d two = Size2d.square(2);
    return layer.kernel().equals(two)
        && layer.stride().equals(two)
        && layer.padding().equals(Size2d.square(0))
        && !layer.ceilMode();
  }

  /**
   * The larger of each two rows, then of each two columns: half the time of {@code max_pool2d},
   * which writes down where it found each value, for a backward pass.
   */
  private static Tensor halved(Tensor input) {
    long images = input.size(0);
    long channels = input.size(1);
    long height = input.size(2) / 2;
    long width = input.size(3) / 2;
    Tensor pixels = input.permute(0, 2, 3, 1).contiguous();
    Tensor rows = pixels.narrow(1, 0, 2 * height).view(images, height, 2, input.size(3), channels);
    Tensor lower = torch.maximum(rows.select(2, 0), rows.select(2, 1));
    Tensor columns = lower.narrow(2, 0, 2 * width).view(images, height, width, 2, channels);
    Tensor largest = torch.maximum(columns.select(3, 0), columns.select(3, 1));
    return largest.permute(0, 3, 1, 2);
  }

  @Override
  public String script(MaxPool2d layer, String input, List<String> parameters) {
    return "torch.max_pool2d(%s, %s, %s, %s, %s, %s)"
        .formatted(
            input,
            Script.of(layer.kernel()),
            Script.of(layer.stride()),
            Script.of(layer.padding()),
            Script.of(DILATION),
            Script.of(layer.ceilMode()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
