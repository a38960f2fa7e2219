package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor's entry in the header of a safetensors file.
 *
 * @param name its name, as in PyTorch's state_dict
 * @param dtype its values' type: F32, BF16, ...
 * @param shape its sizes, outermost first
 * @param begin where its first byte lies in the data
 * @param end where the byte after its last lies
 */
record SafetensorsTensor(String name, String dtype, List<Long> shape, long begin, long end) {
  static final String F32 = "F32";
  static final ListForm<Long> LONGS = new ListForm<>(Values.LONG);

  /**
   * Returns the tensor that an entry describes.
   *
   * @throws IllegalArgumentException if a property is missing, unknown or out of range, or the
   *     offsets do not fit the shape
   */
  static SafetensorsTensor read(String name, ObjectNode json) {
    Json.checkExactly(json, List.of("dtype", "shape", "data_offsets"));
    String dtype = Json.take(json, "dtype");
    List<Long> shape = longs(json, "shape");
    List<Long> offsets = longs(json, "data_offsets");
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new IllegalArgumentException("data_offsets: expected [begin, end], found " + offsets);
    }
    var tensor = new SafetensorsTensor(name, dtype, shape, offsets.get(0), offsets.get(1));
    // Another type is refused later, together with all that does not fit the network.
    if (tensor.isF32()) {
      tensor.checkLength();
    }
    return tensor;
  }

  private static List<Long> longs(ObjectNode json, String property) {
    try {
      List<Long> numbers = LONGS.read(json.get(property));
      if (numbers.stream().anyMatch(number -> number < 0)) {
        throw new IllegalArgumentException("expected no negative number, found " + numbers);
      }
      return numbers;
    } catch (IllegalArgumentException e) {
      throw Json.at(property, e);
    }
  }

  private void checkLength() {
    long bytes;
    try {
      bytes = shape.stream().reduce((long) Float.BYTES, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("shape: more than 2^63 bytes in " + sizes(), e);
    }
    if (bytes != end - begin) {
      throw new IllegalArgumentException(
          "%s of F32 takes %d bytes, but its data_offsets [%d, %d] hold %d"
              .formatted(sizes(), bytes, begin, end, end - begin));
    }
  }

  boolean isF32() {
    return dtype.equals(F32);
  }

  /** Returns the shape as PyTorch prints it: {@code (64, 32, 3, 3)}. */
  String sizes() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
