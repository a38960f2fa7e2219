package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON for people: an object in a list takes a line of its own, those in the lists that it holds
 * are indented, and each property of the outermost object takes a line too. Jackson's printer would
 * take a line for every number or for nothing.
 */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  static String of(ObjectNode root) {
    JsonText printer = new JsonText();
    printer.text.append('{');
    String separator = "\n";
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      printer.begin(separator, 1);
      printer.property(property, 1);
      separator = ",\n";
    }
    return printer.text.append("\n}\n").toString();
  }

  private void print(JsonNode json, int depth) {
    if (!holdsObjects(json)) {
      text.append(line(json));
    } else if (json.isArray()) {
      lines(json, depth);
    } else {
      String separator = "{";
      for (Map.Entry<String, JsonNode> property : json.properties()) {
        text.append(separator);
        property(property, depth);
        separator = ", ";
      }
      text.append('}');
    }
  }

  private void property(Map.Entry<String, JsonNode> property, int depth) {
    text.append(key(property)).append(": ");
    print(property.getValue(), depth);
  }

  private void lines(JsonNode list, int depth) {
    text.append('[');
    String separator = "\n";
    for (JsonNode element : list) {
      begin(separator, depth + 1);
      print(element, depth + 1);
      separator = ",\n";
    }
    begin("\n", depth);
    text.append(']');
  }

  private void begin(String separator, int depth) {
    text.append(separator).append("  ".repeat(depth));
  }

  /** Whether there is a list of objects anywhere in it. */
  private static boolean holdsObjects(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .anyMatch(child -> (json.isArray() && child.isObject()) || holdsObjects(child));
  }

  /** Returns JSON on a single line. */
  static String line(JsonNode json) {
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
