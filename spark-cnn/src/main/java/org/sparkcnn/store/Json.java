package org.sparkcnn.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Strict JSON: one value, no key twice, nothing after it; only trees, never Java classes. */
final class Json {
  private static final int SHOWN = 80;

  /** Three levels for each of the fifty that layers may be nested, and some for settings. */
  private static final int DEEPEST = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns the text of a file; Jackson left to itself would guess the encoding. */
  static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not JSON: found bytes that are not UTF-8", e);
    }
  }

  static ObjectNode parse(String text) {
    return asObject(tree(text));
  }

  /** Returns JSON of any kind. */
  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // Jackson's own limits are passed at no particular place.
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage() + place, e);
    }
  }

  static ObjectNode asObject(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw unexpected("an object {...}", json);
  }

  /** Removes the version, which is looked at before anything that a newer one may have changed. */
  static void takeVersion(ObjectNode root, int supported) {
    checkPresent(root, List.of("version"));
    int version;
    try {
      version = Values.INT.read(root.remove("version"));
    } catch (IllegalArgumentException e) {
      throw at("version", e);
    }
    if (version > supported) {
      throw new IllegalArgumentException(
          "version %d was found, but this spark-cnn reads up to version %d: upgrade spark-cnn"
              .formatted(version, supported));
    }
    if (version < 1) {
      throw new IllegalArgumentException(
          "version: expected 1 to %d, found %d".formatted(supported, version));
    }
  }

  /** Checks that an object has exactly these properties. */
  static void checkExactly(ObjectNode object, List<String> expected) {
    checkKnown(object, expected);
    checkPresent(object, expected);
  }

  /** Checks that an object has no property but these. */
  static void checkKnown(ObjectNode object, List<String> known) {
    for (String name : names(object)) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown property '%s'; known are %s".formatted(name, known));
      }
    }
  }

  /** Checks that an object has at least these properties. */
  static void checkPresent(ObjectNode object, List<String> required) {
    for (String name : required) {
      if (!object.has(name)) {
        throw new IllegalArgumentException(
            "missing property '%s'; found are %s".formatted(name, names(object)));
      }
    }
  }

  /** Removes a string that must be there. */
  static String take(ObjectNode object, String name) {
    checkPresent(object, List.of(name));
    try {
      return Values.TEXT.read(object.remove(name));
    } catch (IllegalArgumentException e) {
      throw at(name, e);
    }
  }

  static IllegalArgumentException unexpected(String expected, JsonNode found) {
    String text = found.isMissingNode() ? "nothing" : found.toString();
    return new IllegalArgumentException(
        "expected %s, found %s"
            .formatted(expected, text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text));
  }

  /** Returns the failure with the place before it: layers, [0], layer 'conv1', (Conv2d), kernel. */
  static IllegalArgumentException at(String place, IllegalArgumentException e) {
    String message = e.getMessage();
    String separator = message.startsWith("[") ? "" : message.startsWith("(") ? " " : ": ";
    return new IllegalArgumentException(place + separator + message, e);
  }

  static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
