package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.from_blob;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * From packed pixels to the first layer's input: value · scale + shift per channel, with the
 * division of bytes by 255 folded into the scale.
 */
final class InputKernel {
  private final Shape image;
  private final PixelType type;
  private final ScalarType activations;
  private final TensorDevice device;
  private final Tensor scale;
  private final Tensor shift;

  InputKernel(
      Shape image,
      PixelType type,
      Normalization normalization,
      ScalarType activations,
      TensorDevice device,
      NativeOwner owner) {
    this.device = device;
    this.image = image;
    this.activations = activations;
    this.type = type;
    int channels = image.channels();
    if (normalization.mean().size() != channels) {
      throw new IllegalArgumentException(
          "the images have %d channels, but mean and std have %d"
              .formatted(channels, normalization.mean().size()));
    }
    float[] scales = new float[channels];
    float[] shifts = new float[channels];
    List<Double> mean = normalization.mean();
    List<Double> std = normalization.std();
    for (int c = 0; c < channels; c++) {
      scales[c] = (float) (1 / (std.get(c) * (type == PixelType.UINT8 ? 255 : 1)));
      shifts[c] = (float) (-mean.get(c) / std.get(c));
    }
    scale = owner.keep(device.moved(Tensors.of(scales)));
    shift = owner.keep(device.moved(Tensors.of(shifts)));
  }

  /** Returns a view of the batch's own memory as (N, H, W, C). */
  Tensor pixels(Batch batch) {
    if (!batch.image().equals(image) || batch.type() != type) {
      throw new IllegalArgumentException(
          "this session takes %s images of shape %s, the batch holds %s images of shape %s"
              .formatted(type, image, batch.type(), batch.image()));
    }
    long[] sizes = {batch.size(), image.height(), image.width(), image.channels()};
    ScalarType scalar = type == PixelType.UINT8 ? ScalarType.Byte : ScalarType.Float;
    return from_blob(batch.pixels(), sizes, new TensorOptions(scalar));
  }

  /**
   * Returns pixels (N, H, W, C) normalised as (N, C, H, W), channels-last in the device's memory.
   */
  Tensor normalized(Tensor pixels) {
    // Moved as they are: of bytes, that is a quarter of the way.
    Tensor values = device.moved(pixels).to(ScalarType.Float);
    // With one channel, only a permuted view has the strides that libtorch takes as channels-last.
    return torch.addcmul(shift, values, scale, new Scalar(1)).to(activations).permute(0, 3, 1, 2);
  }

  Tensor scale() {
    return scale;
  }

  Tensor shift() {
    return shift;
  }
}
