package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON for people: an object in a list takes a line of its own, and so does each property of the
 * outermost object. Jackson's printer would take a line for every number or for nothing.
 */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  static String of(JsonNode root) {
    JsonText printer = new JsonText();
    printer.lines(root, 0);
    return printer.text.append('\n').toString();
  }

  private void print(JsonNode json, int depth) {
    if (holdsObjects(json)) {
      lines(json, depth);
    } else {
      text.append(line(json));
    }
  }

  private void lines(JsonNode json, int depth) {
    text.append(json.isObject() ? '{' : '[');
    String separator = "\n";
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      begin(separator, depth + 1);
      text.append(key(property)).append(": ");
      print(property.getValue(), depth + 1);
      separator = ",\n";
    }
    for (JsonNode element : json.isArray() ? json : Json.object()) {
      begin(separator, depth + 1);
      print(element, depth + 1);
      separator = ",\n";
    }
    begin("\n", depth);
    text.append(json.isObject() ? '}' : ']');
  }

  private void begin(String separator, int depth) {
    text.append(separator).append("  ".repeat(depth));
  }

  /** Whether there is a list of objects anywhere in it. */
  private static boolean holdsObjects(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .anyMatch(child -> (json.isArray() && child.isObject()) || holdsObjects(child));
  }

  private static String line(JsonNode json) {
    if (json.isObject()) {
      return json.properties().stream()
          .map(property -> key(property) + ": " + line(property.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (json.isArray()) {
      return StreamSupport.stream(json.spliterator(), false)
          .map(JsonText::line)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return json.toString();
  }

  private static String key(Map.Entry<String, JsonNode> property) {
    return TextNode.valueOf(property.getKey()).toString();
  }
}
