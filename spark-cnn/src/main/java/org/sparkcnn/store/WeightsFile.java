package org.sparkcnn.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** A network's weights as {@link Safetensors}: a tensor for each parameter, named as in PyTorch. */
final class WeightsFile {
  private WeightsFile() {}

  /**
   * Writes weights; the stream stays open.
   *
   * @param metadata free text under the header's {@code __metadata__}, left out if empty
   */
  static void write(Weights weights, OutputStream out, Map<String, String> metadata)
      throws IOException {
    List<FloatTensor> tensors =
        weights.table().entries().stream().map(entry -> tensor(entry, weights.values())).toList();
    Safetensors.write(tensors, out, metadata);
  }

  /**
   * Reads weights; the stream stays open. Tensors may lie in any order.
   *
   * @param fileLength the file's length in bytes, which the header is checked against
   * @param expected the parameters that must be there, and no others
   * @param file the file's name for messages
   * @throws IOException if the file is not whole or not well formed, or if it does not hold exactly
   *     the expected parameters: the message lists every missing, unexpected and other-shaped one
   */
  static Weights read(InputStream in, long fileLength, ParameterTable expected, String file)
      throws IOException {
    return Safetensors.explained(
        file,
        fileLength,
        () -> {
          List<SafetensorsTensor> tensors = Safetensors.readHeader(in, fileLength);
          checkFits(tensors, expected);
          // Only now: the file is long enough to hold what is allocated.
          float[] values = new float[expected.length()];
          Safetensors.readValues(
              in,
              tensors.stream()
                  .map(tensor -> tensor(expected.find(tensor.name()).orElseThrow(), values))
                  .toList());
          return new Weights(expected, values);
        });
  }

  private static FloatTensor tensor(ParameterTable.Entry entry, float[] values) {
    return new FloatTensor(entry.name(), sizes(entry.shape()), values, entry.offset());
  }

  private static List<Long> sizes(Shape shape) {
    return shape.sizes().stream().map(Integer::longValue).toList();
  }

  private static void checkFits(List<SafetensorsTensor> tensors, ParameterTable expected) {
    Map<String, ParameterTable.Entry> missing =
        expected.entries().stream()
            .collect(Collectors.toMap(ParameterTable.Entry::name, Function.identity()));
    Map<String, List<String>> problems = new TreeMap<>();
    for (SafetensorsTensor tensor : tensors) {
      ParameterTable.Entry entry = missing.remove(tensor.name());
      if (entry == null) {
        add(problems, "unexpected", tensor.name());
      } else if (!tensor.sizes().equals(entry.shape().toString())) {
        add(
            problems,
            "other shape",
            "%s is %s, expected %s".formatted(tensor.name(), tensor.sizes(), entry.shape()));
      } else if (!tensor.isF32()) {
        add(
            problems,
            "other dtype",
            "%s is %s, expected F32".formatted(tensor.name(), tensor.dtype()));
      }
    }
    expected.entries().stream()
        .map(ParameterTable.Entry::name)
        .filter(missing::containsKey)
        .forEach(name -> add(problems, "missing", name));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("does not hold this network's weights: " + problems);
    }
  }

  private static void add(Map<String, List<String>> problems, String kind, String what) {
    problems.computeIfAbsent(kind, key -> new ArrayList<>()).add(what);
  }
}
