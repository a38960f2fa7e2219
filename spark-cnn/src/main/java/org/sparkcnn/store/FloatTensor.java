package org.sparkcnn.store;

import java.util.List;

/**
 * Numbers of an array that a file holds under a name.
 *
 * @param name under which the file has them
 * @param shape the tensor's sizes, outermost first
 * @param values the array, in which they lie in row-major order
 * @param offset index of the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FloatTensor(String name, List<Long> shape, float[] values, int offset) {

  /** Returns a tensor of one dimension that is all of an array. */
  static FloatTensor vector(String name, float[] values) {
    return new FloatTensor(name, List.of((long) values.length), values, 0);
  }

  /** Returns how many numbers there are. */
  int length() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }
}
