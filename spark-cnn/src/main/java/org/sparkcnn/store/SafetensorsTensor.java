package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A tensor's entry in the header of a safetensors file.
 *
 * @param tensor what it is: of F32, BF16, ...
 * @param begin where its first byte lies in the data
 * @param end where the byte after its last lies
 */
record SafetensorsTensor(TensorFile.Tensor tensor, long begin, long end) {
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
    var tensor = new TensorFile.Tensor(name, dtype, shape);
    var entry = new SafetensorsTensor(tensor, offsets.get(0), offsets.get(1));
    // The format gains types; one that is not known here is refused only if it is asked for.
    entry.dtype().ifPresent(entry::checkLength);
    return entry;
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

  private void checkLength(Dtype dtype) {
    long bytes;
    try {
      bytes = tensor.shape().stream().reduce((long) dtype.bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("shape: more than 2^63 bytes in " + tensor.sizes(), e);
    }
    if (bytes != end - begin) {
      throw new IllegalArgumentException(
          "%s of %s takes %d bytes, but its data_offsets [%d, %d] hold %d"
              .formatted(tensor.sizes(), dtype, bytes, begin, end, end - begin));
    }
  }

  /** Returns its values' type, if it is one that can be read. */
  Optional<Dtype> dtype() {
    return Dtype.named(tensor.dtype());
  }

  String name() {
    return tensor.name();
  }
}
