package org.sparkcnn.it.bench;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;

/**
 * Labelled images in this process' memory.
 *
 * @param shape of one image, (C, H, W)
 * @param images the bytes of each, as (H, W, C)
 * @param labels the class of each, from 0
 */
record Pixels(Shape shape, List<byte[]> images, List<Integer> labels) {

  /** Returns the number of images. */
  int size() {
    return images.size();
  }

  /** Returns the images as the eager loop likes them best: (N, C, H, W), fp32, normalised. */
  Tensor normalized(Normalization normalization) {
    long channels = shape.channels();
    ByteBuffer all = ByteBuffer.allocateDirect(Math.multiplyExact(size(), shape.elements()));
    images.forEach(all::put);
    long[] sizes = {size(), shape.height(), shape.width(), channels};
    try (PointerScope scope = new PointerScope()) {
      Tensor bytes =
          torch.from_blob(new BytePointer(all.flip()), sizes, new TensorOptions(ScalarType.Byte));
      Tensor values = bytes.permute(0, 3, 1, 2).to(ScalarType.Float).contiguous();
      values.div_(new Scalar(255.0));
      values.sub_(perChannel(normalization.mean())).div_(perChannel(normalization.std()));
      return values.retainReference();
    }
  }

  /** Returns the labels as the longs that a loss takes. */
  Tensor labelTensor() {
    long[] values = labels.stream().mapToLong(Integer::longValue).toArray();
    try (LongPointer pointer = new LongPointer(values)) {
      return torch
          .from_blob(pointer, new long[] {values.length}, new TensorOptions(ScalarType.Long))
          .clone();
    }
  }

  private static Tensor perChannel(List<Double> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return tensor(values, values.length, 1, 1);
  }

  /** Returns a copy of values as a tensor of that shape. */
  static Tensor tensor(float[] values, long... sizes) {
    try (FloatPointer pointer = new FloatPointer(values)) {
      return torch.from_blob(pointer, sizes, new TensorOptions(ScalarType.Float)).clone();
    }
  }
}
