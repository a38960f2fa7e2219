package org.sparkcnn.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    Safetensors.write(tensors, out, Map.of());
  }

  /**
   * Reads vectors; the stream stays open.
   *
   * @param fileLength the file's length in bytes, which the header is checked against
   * @param file the file's name for messages
   * @throws IOException if the file is not whole or not well formed, or holds anything else
   */
  static Map<String, float[]> read(InputStream in, long fileLength, String file)
      throws IOException {
    return Safetensors.explained(
        file,
        fileLength,
        () -> {
          List<FloatTensor> vectors =
              Safetensors.readHeader(in, fileLength).stream().map(VectorsFile::vector).toList();
          Safetensors.readValues(in, vectors);
          Map<String, float[]> byName = new TreeMap<>();
          vectors.forEach(vector -> byName.put(vector.name(), vector.values()));
          return byName;
        });
  }

  /** The header is checked already: the file is long enough to hold what is allocated. */
  private static FloatTensor vector(SafetensorsTensor tensor) {
    if (!tensor.isF32() || tensor.shape().size() != 1 || tensor.shape().get(0) > LONGEST) {
      throw new IllegalArgumentException(
          "'%s': expected a vector of F32, found %s of %s"
              .formatted(tensor.name(), tensor.sizes(), tensor.dtype()));
    }
    return FloatTensor.vector(tensor.name(), new float[tensor.shape().get(0).intValue()]);
  }
}
