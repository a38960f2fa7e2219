package org.sparkcnn.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.ParameterTable;

/**
 * Which of a file's tensors are which of a network's parameters.
 *
 * @param pairs those that fit, in the file's order
 * @param fresh the parameters that are not looked for
 * @param misfits all others
 */
record ParameterMatch(List<Pair> pairs, List<String> fresh, Misfits misfits) {
  private static final String COUNTER = "num_batches_tracked";

  /** The rules do not allow for what does not fit. */
  static final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Misfits misfits;

    private Refusal(String message, Misfits misfits) {
      super(message);
      this.misfits = misfits;
    }

    Misfits misfits() {
      return misfits;
    }
  }

  /** A tensor with a parameter's name and shape. */
  record Pair(TensorFile.Tensor tensor, ParameterTable.Entry entry) {
    FloatTensor target(float[] values) {
      return new FloatTensor(tensor.name(), tensor.shape(), values, entry.offset());
    }
  }

  /**
   * Compares names, shapes and types.
   *
   * @throws Refusal if the rules do not allow for what does not fit
   * @throws IllegalArgumentException if two names are one without the prefix
   */
  static ParameterMatch of(
      List<TensorFile.Tensor> tensors, ParameterTable expected, WeightsImport rules) {
    List<String> fresh = new ArrayList<>();
    Map<String, ParameterTable.Entry> wanted = new LinkedHashMap<>();
    for (ParameterTable.Entry entry : expected.entries()) {
      if (rules.fresh().match(entry.name())) {
        fresh.add(entry.name());
      } else {
        wanted.put(entry.name(), entry);
      }
    }
    ParameterMatch match = of(named(tensors, rules.prefix()), wanted, fresh, rules.fresh());
    boolean nothing = match.pairs.isEmpty() && !wanted.isEmpty();
    if (nothing || (rules.strict() && !match.misfits.isEmpty())) {
      throw new Refusal(
          "does not hold this network's weights: %s%s%s"
              .formatted(
                  match.misfits,
                  match.misfits.otherDtype().isEmpty()
                      ? ""
                      : "; types that can be read are " + Arrays.toString(Dtype.values()),
                  PrefixAdvice.of(tensors, wanted, match.pairs.size())),
          match.misfits);
    }
    return match;
  }

  /** Returns the tensors by the names that they have without the prefix. */
  private static Map<String, TensorFile.Tensor> named(
      List<TensorFile.Tensor> tensors, String prefix) {
    Map<String, TensorFile.Tensor> named = new LinkedHashMap<>();
    for (TensorFile.Tensor tensor : tensors) {
      String name = tensor.name();
      String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      TensorFile.Tensor other = named.put(rest, tensor);
      if (other != null) {
        throw new IllegalArgumentException(
            "without the prefix '%s', '%s' and '%s' have the same name"
                .formatted(prefix, Misfits.shown(other.name()), Misfits.shown(name)));
      }
    }
    return named;
  }

  private static ParameterMatch of(
      Map<String, TensorFile.Tensor> named,
      Map<String, ParameterTable.Entry> wanted,
      List<String> fresh,
      LayerPatterns ignored) {
    List<Pair> pairs = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    List<String> otherShape = new ArrayList<>();
    List<String> otherDtype = new ArrayList<>();
    Map<String, ParameterTable.Entry> missing = new LinkedHashMap<>(wanted);
    named.forEach(
        (name, tensor) -> {
          ParameterTable.Entry entry = missing.remove(name);
          if (entry == null) {
            if (!isCounter(name) && !ignored.match(name)) {
              unexpected.add(name);
            }
          } else if (!fits(tensor, entry)) {
            otherShape.add("%s is %s, expected %s".formatted(name, tensor.sizes(), entry.shape()));
          } else if (Dtype.named(tensor.dtype()).isEmpty()) {
            otherDtype.add("%s is %s".formatted(name, tensor.dtype()));
          } else {
            pairs.add(new Pair(tensor, entry));
          }
        });
    return new ParameterMatch(
        pairs,
        fresh,
        new Misfits(List.copyOf(missing.keySet()), unexpected, otherShape, otherDtype));
  }

  private static boolean isCounter(String name) {
    return name.equals(COUNTER) || name.endsWith("." + COUNTER);
  }

  static boolean fits(TensorFile.Tensor tensor, ParameterTable.Entry entry) {
    return tensor.shape().equals(WeightsFile.sizes(entry.shape()));
  }

  List<String> loaded() {
    return pairs.stream().map(pair -> pair.entry().name()).toList();
  }

  List<FloatTensor> targets(float[] values) {
    return pairs.stream().map(pair -> pair.target(values)).toList();
  }
}
