package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.ParameterTable;

/**
 * One contiguous vector and a view into it for each parameter, so that an optimizer step or a copy
 * is a few operations on the whole. A convolution's filters lie channels-last within their slice,
 * which saves libtorch a reordering at each step; {@link #copyFrom} and {@link #toArray} speak
 * PyTorch's order.
 */
final class FlatVector {
  private final List<ParameterTable.Entry> entries;
  private final TensorDevice device;
  private final Tensor values;
  private final List<Tensor> views = new ArrayList<>();

  private FlatVector(
      ParameterTable table, int length, ScalarType type, TensorDevice device, NativeOwner owner) {
    this.device = device;
    entries = table.entries().stream().filter(e -> e.offset() + e.length() <= length).toList();
    values = owner.keep(zeros(new long[] {length}, device.options(type)));
    for (ParameterTable.Entry entry : entries) {
      views.add(owner.keep(view(entry)));
    }
  }

  /** Returns a vector of zeros for all that a table has. */
  static FlatVector ofAll(ParameterTable table, TensorDevice device, NativeOwner owner) {
    return new FlatVector(table, table.length(), ScalarType.Float, device, owner);
  }

  /** Returns a vector of zeros for what is trained, all but the buffers. */
  static FlatVector ofTrainable(
      ParameterTable table, ScalarType type, TensorDevice device, NativeOwner owner) {
    return new FlatVector(table, table.trainableLength(), type, device, owner);
  }

  private Tensor view(ParameterTable.Entry entry) {
    long[] sizes = entry.shape().toLongs();
    if (sizes.length != 4) {
      return slice(values, entry);
    }
    long in = sizes[1];
    long width = sizes[3];
    long[] channelsLast = {in * sizes[2] * width, 1, width * in, in};
    return values.as_strided(sizes, channelsLast, new LongOptional(entry.offset()));
  }

  private static Tensor slice(Tensor vector, ParameterTable.Entry entry) {
    return vector.narrow(0, entry.offset(), entry.length()).view(entry.shape().toLongs());
  }

  /** Returns the whole vector, in the engine's order. */
  Tensor values() {
    return values;
  }

  /** Returns the parameters that it has, in the table's order. */
  List<Tensor> views() {
    return views;
  }

  /** Makes all values zero. */
  void clear() {
    try (NoGradGuard noGrad = new NoGradGuard()) {
      values.zero_();
    }
  }

  /** Overwrites the vector with the next values of a buffer, in PyTorch's order. */
  void copyFrom(FloatBuffer source) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Tensor copy = empty(length());
      buffer(copy).put(source.slice(source.position(), length()));
      source.position(source.position() + length());
      Tensor vector = device.moved(copy);
      for (int i = 0; i < views.size(); i++) {
        views.get(i).copy_(slice(vector, entries.get(i)));
      }
    }
  }

  /** Puts the vector's values into a buffer, in PyTorch's order. */
  void copyTo(FloatBuffer target) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Tensor vector = zeros(new long[] {length()}, device.options(ScalarType.Float));
      for (int i = 0; i < views.size(); i++) {
        slice(vector, entries.get(i)).copy_(views.get(i));
      }
      target.put(buffer(vector.cpu()));
    }
  }

  private FloatBuffer buffer(Tensor vector) {
    // A tensor without values has no address.
    return length() == 0
        ? FloatBuffer.allocate(0)
        : vector.data_ptr_float().capacity(length()).asBuffer();
  }

  /** Returns a copy of the vector in PyTorch's order. */
  float[] toArray() {
    float[] array = new float[length()];
    copyTo(FloatBuffer.wrap(array));
    return array;
  }

  /** Returns the number of its values. */
  int length() {
    return Math.toIntExact(values.numel());
  }
}
