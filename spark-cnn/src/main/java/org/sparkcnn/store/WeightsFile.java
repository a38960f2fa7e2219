package org.sparkcnn.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** A network's weights as {@link Safetensors}: a tensor for each parameter, named as in PyTorch. */
final class WeightsFile {
  /** Says to Python's libraries that names and shapes are PyTorch's. */
  static final Map<String, String> METADATA = Map.of("format", "pt");

  private WeightsFile() {}

  /** Writes weights; the stream stays open. */
  static void write(Weights weights, OutputStream out) throws IOException {
    Safetensors.write(tensors(weights), Dtype.F32, out, METADATA);
  }

  /** Returns the parameters in PyTorch's state_dict order. */
  static List<FloatTensor> tensors(Weights weights) {
    return weights.table().entries().stream()
        .map(
            entry ->
                new FloatTensor(
                    entry.name(), sizes(entry.shape()), weights.values(), entry.offset()))
        .toList();
  }

  static List<Long> sizes(Shape shape) {
    return shape.sizes().stream().map(Integer::longValue).toList();
  }
}
