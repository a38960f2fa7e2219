package org.sparkcnn.store;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Named tensors in one or more files, of which the list is read and the values are not yet. What
 * the list says to take is there: it was checked against the files' lengths.
 */
interface TensorFile {

  /**
   * A tensor.
   *
   * @param name its name, as in PyTorch's state_dict
   * @param dtype its values' type as the file names it, which may be one that cannot be read
   * @param shape its sizes, outermost first
   */
  record Tensor(String name, String dtype, List<Long> shape) {

    /** Returns the shape as PyTorch prints it: {@code (64, 32, 3, 3)}. */
    String sizes() {
      return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** Returns the tensors in the file's order. */
  List<Tensor> tensors();

  /**
   * Reads values, converted to float.
   *
   * @param targets where they go: each has the name and the shape of one of {@link #tensors} of a
   *     type that can be read ({@link Dtype}), in any order
   * @throws IOException if a file cannot be read, or is not what it was; it is named
   */
  void read(List<FloatTensor> targets) throws IOException;
}
