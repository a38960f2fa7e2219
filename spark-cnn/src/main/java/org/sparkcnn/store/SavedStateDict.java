package org.sparkcnn.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the named tensors in what torch.save was given: a <a
 * href="https://docs.pytorch.org/docs/stable/notes/serialization.html">state dict</a>, or the dict
 * of a training's checkpoint with a state dict among other things.
 */
final class SavedStateDict {
  /** Where PyTorch's tutorials and its users keep a model's state dict. */
  private static final List<String> KEYS = List.of("state_dict", "model_state_dict", "model");

  private static final int SHOWN = 10;

  private SavedStateDict() {}

  /**
   * Returns the tensors in their order; numbers and the like that a state dict may also hold are
   * left out.
   *
   * @throws IllegalArgumentException if there is none, or more than one state dict
   */
  static Map<String, PyTorchTensor> tensors(Object saved) {
    if (!(saved instanceof PickleDict root)) {
      throw new IllegalArgumentException("expected a state dict, found " + Unread.describe(saved));
    }
    Map<String, PickleDict> nested = new LinkedHashMap<>();
    for (String key : KEYS) {
      if (root.items().get(key) instanceof PickleDict dict && holdsTensors(dict)) {
        nested.put(key, dict);
      }
    }
    if (nested.size() > 1) {
      throw new IllegalArgumentException(
          "expected one state dict, found more: " + String.join(", ", nested.keySet()));
    }
    // A checkpoint may hold a tensor of its own, such as the best accuracy.
    PickleDict dict = nested.isEmpty() ? root : nested.values().iterator().next();
    if (!holdsTensors(dict)) {
      throw new IllegalArgumentException(
          "expected a state dict, or one under %s; found no tensors under the keys %s"
              .formatted(String.join(", ", KEYS), keys(root)));
    }
    dict.unnamed()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  "expected strings as the tensors' names, found " + key);
            });
    Map<String, PyTorchTensor> tensors = new LinkedHashMap<>();
    dict.items()
        .forEach(
            (name, value) -> {
              if (value instanceof PyTorchTensor tensor) {
                tensors.put(name, tensor);
              }
            });
    return tensors;
  }

  private static boolean holdsTensors(PickleDict dict) {
    return dict.unnamed().isPresent()
        || dict.items().values().stream().anyMatch(PyTorchTensor.class::isInstance);
  }

  private static String keys(PickleDict dict) {
    String more = dict.items().size() > SHOWN ? ", ...]" : "]";
    return dict.items().keySet().stream()
        .limit(SHOWN)
        .map(Unread::shown)
        .collect(Collectors.joining(", ", "[", more));
  }
}
