package org.sparkcnn.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A view of a storage, as <a
 * href="https://docs.pytorch.org/docs/stable/tensor_view.html">torch.Tensor</a> is one: element (i,
 * j, ...) lies at {@code offset + i * stride[0] + j * stride[1] + ...}.
 *
 * @param storage where the values are
 * @param dtype their type, under {@link Dtype}'s names or else under PyTorch's
 * @param offset index of the first
 * @param shape sizes, outermost first
 * @param strides as many
 */
record PyTorchTensor(
    PyTorchStorage storage, String dtype, long offset, List<Long> shape, List<Long> strides) {

  PyTorchTensor {
    if (shape.size() != strides.size()) {
      throw new IllegalArgumentException(
          "a tensor of %d sizes has %d strides".formatted(shape.size(), strides.size()));
    }
  }

  boolean isEmpty() {
    return shape.contains(0L);
  }

  /** Returns how many elements there are between the first and the last, both counted. */
  long span() {
    long last = 0;
    for (int i = 0; i < shape.size(); i++) {
      long steps = shape.get(i) - 1;
      last = Math.addExact(last, Math.multiplyExact(steps, strides.get(i)));
    }
    return last + 1;
  }

  /** Returns whether the elements follow one another in row-major order. */
  boolean isContiguous() {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      long size = shape.get(i);
      if (size != 1 && strides.get(i) != expected) {
        return false;
      }
      expected *= size;
    }
    return true;
  }

  /**
   * Checks that all of it lies in its storage, if it is of a type that can be read, and that it is
   * no larger: an expanded tensor could claim any size.
   *
   * @param bytes what the storage's entry holds
   */
  void check(long bytes) {
    Optional<Dtype> type = Dtype.named(dtype);
    if (type.isEmpty()) {
      return;
    }
    try {
      int width = type.get().bytes();
      boolean untyped = storage.type().dtype().equals(PyTorchStorage.Type.BYTES);
      long claimed = untyped ? storage.length() : Math.multiplyExact(storage.length(), width);
      if (claimed > bytes) {
        throw new IllegalArgumentException(
            "storage %s holds %d bytes, expected %d"
                .formatted(Unread.shown(storage.key()), bytes, claimed));
      }
      checkWithin(claimed / width);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("more than 2^63 values in " + view(), e);
    }
  }

  private void checkWithin(long capacity) {
    if (isEmpty()) {
      return;
    }
    long end = Math.addExact(offset, span());
    if (end > capacity) {
      throw new IllegalArgumentException(
          "%s ends after %d values of a storage that holds %d".formatted(view(), end, capacity));
    }
    long elements = shape.stream().reduce(1L, Math::multiplyExact);
    if (elements > capacity) {
      throw new IllegalArgumentException(
          "%s has %d values of a storage that holds %d".formatted(view(), elements, capacity));
    }
  }

  /** Returns the view in short: {@code (2, 3) with strides (3, 1) from 0}. */
  String view() {
    return "%s with strides %s from %d".formatted(sizes(shape), sizes(strides), offset);
  }

  private static String sizes(List<Long> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
