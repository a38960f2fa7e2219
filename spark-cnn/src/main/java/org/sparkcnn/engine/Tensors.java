package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.from_blob;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Between Java's arrays and libtorch's tensors. */
final class Tensors {
  private Tensors() {}

  /** Returns a vector with a copy of these values. */
  static Tensor of(float[] values) {
    try (FloatPointer copy = new FloatPointer(values)) {
      long[] sizes = {values.length};
      return from_blob(copy, sizes, new TensorOptions(ScalarType.Float)).clone();
    }
  }

  /** Returns a number as a tensor without dimensions. */
  static Tensor scalar(float value) {
    return of(new float[] {value}).squeeze();
  }

  /** Returns a copy of the values of a contiguous tensor in the processor's memory. */
  static float[] toArray(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    tensor.data_ptr_float().get(values);
    return values;
  }

  /** Copies a contiguous tensor's values into an array, from an index on. */
  static void copy(Tensor tensor, float[] target, int from) {
    tensor.data_ptr_float().get(target, from, Math.toIntExact(tensor.numel()));
  }
}
