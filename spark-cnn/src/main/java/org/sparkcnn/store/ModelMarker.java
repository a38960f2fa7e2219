package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that is written last: it says which format this is and how long each file must be, so
 * that a folder is whole if and only if it is there and right. Object stores have no atomic rename.
 *
 * @param bytes the length of each file by name
 */
record ModelMarker(Map<String, Long> bytes) {
  private static final String FORMAT = "spark-cnn-model";
  private static final int VERSION = 1;

  String write() {
    ObjectNode root = Json.object();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    ObjectNode files = root.putObject("files");
    bytes.forEach((name, length) -> files.putObject(name).put("bytes", length));
    return JsonText.of(root);
  }

  /**
   * Returns the marker that the JSON describes.
   *
   * @param names the files that must be listed, and no others: a name never becomes a path
   * @throws IllegalArgumentException if it is no such marker, or its version is newer
   */
  static ModelMarker read(String json, List<String> names) {
    ObjectNode root = Json.parse(json);
    String format = Json.take(root, "format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "format: expected '%s', found '%s'".formatted(FORMAT, format));
    }
    Json.takeVersion(root, VERSION);
    Json.checkExactly(root, List.of("files"));
    try {
      return new ModelMarker(lengths(Json.asObject(root.get("files")), names));
    } catch (IllegalArgumentException e) {
      throw Json.at("files", e);
    }
  }

  private static Map<String, Long> lengths(ObjectNode files, List<String> names) {
    Json.checkExactly(files, names);
    Map<String, Long> bytes = new TreeMap<>();
    for (String name : names) {
      try {
        bytes.put(name, length(files.get(name)));
      } catch (IllegalArgumentException e) {
        throw Json.at(name, e);
      }
    }
    return bytes;
  }

  private static long length(JsonNode json) {
    ObjectNode file = Json.asObject(json);
    Json.checkExactly(file, List.of("bytes"));
    try {
      return Values.LONG.read(file.get("bytes"));
    } catch (IllegalArgumentException e) {
      throw Json.at("bytes", e);
    }
  }
}
