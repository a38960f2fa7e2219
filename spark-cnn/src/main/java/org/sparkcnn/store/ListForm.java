package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one form. */
record ListForm<T>(ValueForm<T> element) implements ValueForm<List<T>> {

  @Override
  public JsonNode write(List<T> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(element.write(value)));
    return array;
  }

  @Override
  public List<T> read(JsonNode json) {
    if (!json.isArray()) {
      throw Json.unexpected("a list [...]", json);
    }
    List<T> values = new ArrayList<>();
    for (JsonNode child : json) {
      try {
        values.add(element.read(child));
      } catch (IllegalArgumentException e) {
        throw Json.at("[" + values.size() + "]", e);
      }
    }
    return List.copyOf(values);
  }
}
