package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of one form by name, as an object with a property for each, in the order of the names. */
record MapForm<T>(ValueForm<T> value) implements ValueForm<Map<String, T>> {

  @Override
  public JsonNode write(Map<String, T> values) {
    ObjectNode object = Json.object();
    new TreeMap<>(values).forEach((name, each) -> object.set(name, value.write(each)));
    return object;
  }

  @Override
  public Map<String, T> read(JsonNode json) {
    SortedMap<String, T> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : Json.asObject(json).properties()) {
      try {
        values.put(property.getKey(), value.read(property.getValue()));
      } catch (IllegalArgumentException e) {
        throw Json.at(property.getKey(), e);
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
