package org.sparkcnn.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Vectors by name as {@link Safetensors}: tensors of one dimension. */
final class VectorsFile {
  /** About the longest array that a Java virtual machine makes. */
  private static final long LONGEST = Integer.MAX_VALUE - 8;

  private VectorsFile() {}

  /** Writes vectors; the stream stays open. */
  static void write(Map<String, float[]> vectors, OutputStream out) throws IOException {
    List<FloatTensor> tensors =
        new TreeMap<>(vectors)
            .entrySet().stream()
                .map(vector -> FloatTensor.vector(vector.getKey(), vector.getValue()))
                .toList();
    Safetensors.write(tensors, Dtype.F32, out, Map.of());
  }

  /**
   * Reads vectors.
   *
   * @throws IOException if the file is not whole or not well formed, or holds anything else
   */
  static Map<String, float[]> read(FileSystem system, Path file) throws IOException {
    TensorFile tensors = SafetensorsFile.open(system, file);
    for (TensorFile.Tensor tensor : tensors.tensors()) {
      if (!isVector(tensor)) {
        throw new IOException(
            "%s: '%s': expected a vector of F32, found %s of %s"
                .formatted(file, tensor.name(), tensor.sizes(), tensor.dtype()));
      }
    }
    // The header is checked already: the file is long enough to hold what is allocated.
    List<FloatTensor> vectors = tensors.tensors().stream().map(VectorsFile::vector).toList();
    tensors.read(vectors);
    Map<String, float[]> byName = new TreeMap<>();
    vectors.forEach(vector -> byName.put(vector.name(), vector.values()));
    return byName;
  }

  private static boolean isVector(TensorFile.Tensor tensor) {
    return tensor.dtype().equals(Dtype.F32.name())
        && tensor.shape().size() == 1
        && tensor.shape().get(0) <= LONGEST;
  }

  private static FloatTensor vector(TensorFile.Tensor tensor) {
    return FloatTensor.vector(tensor.name(), new float[tensor.shape().get(0).intValue()]);
  }
}
