package org.sparkcnn.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparkcnn.network.ParameterTable;

/** Finds the prefix that keeps a file's names from being a network's. */
final class PrefixAdvice {
  /** Prefixes have one part ({@code module.}) or a few ({@code module.model.backbone.}). */
  private static final int MOST_PARTS = 4;

  private PrefixAdvice() {}

  /**
   * Returns the end of a message.
   *
   * @param fitting how many fit as it is
   * @return empty if there is no prefix without which more would fit
   */
  static String of(
      List<TensorFile.Tensor> tensors, Map<String, ParameterTable.Entry> wanted, int fitting) {
    Map<String, Integer> counts = new HashMap<>();
    for (TensorFile.Tensor tensor : tensors) {
      String name = tensor.name();
      int dot = name.indexOf('.');
      for (int part = 0; part < MOST_PARTS && dot >= 0; part++) {
        ParameterTable.Entry entry = wanted.get(name.substring(dot + 1));
        if (entry != null && ParameterMatch.fits(tensor, entry)) {
          counts.merge(name.substring(0, dot + 1), 1, Integer::sum);
        }
        dot = name.indexOf('.', dot + 1);
      }
    }
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > fitting)
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(
            best ->
                "; with the prefix '%s' taken off, %d of %d would fit"
                    .formatted(Misfits.shown(best.getKey()), best.getValue(), wanted.size()))
        .orElse("");
  }
}
