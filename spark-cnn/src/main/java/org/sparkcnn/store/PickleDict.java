package org.sparkcnn.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Python dict. What lies under a key that is not a string (an optimizer numbers its parameters)
 * is dropped, so that keys, which may hold one another, are never hashed.
 */
final class PickleDict {
  private Map<String, Object> items = Map.of(); // most dicts of a pickle stay empty
  private String unnamed;

  void put(Object key, Object value) {
    if (key instanceof String name) {
      if (items.isEmpty()) {
        items = new LinkedHashMap<>();
      }
      items.put(name, value);
    } else if (value instanceof PyTorchTensor) {
      unnamed = Unread.describe(key);
    }
  }

  /** Returns what lies under strings, in their order. */
  Map<String, Object> items() {
    return Collections.unmodifiableMap(items);
  }

  /** Returns a key of a tensor that is not a string, described, if there is one. */
  Optional<String> unnamed() {
    return Optional.ofNullable(unnamed);
  }
}
