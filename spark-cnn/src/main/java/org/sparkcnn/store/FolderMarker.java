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
record FolderMarker(Map<String, Long> bytes) {

  String write(FolderFormat format) {
    ObjectNode root = Json.object();
    root.put("format", format.name());
    root.put("version", format.version());
    ObjectNode files = root.putObject("files");
    bytes.forEach((name, length) -> files.putObject(name).put("bytes", length));
    return JsonText.of(root);
  }

  /**
   * Returns the marker that the JSON describes.
   *
   * @param format whose files must be listed, and no others: a name never becomes a path
   * @throws IllegalArgumentException if it is no such marker, or its version is newer
   */
  static FolderMarker read(String json, FolderFormat format) {
    ObjectNode root = Json.parse(json);
    String name = Json.take(root, "format");
    if (!name.equals(format.name())) {
      throw new IllegalArgumentException(
          "format: expected '%s', found '%s'".formatted(format.name(), name));
    }
    Json.takeVersion(root, format.version());
    Json.checkExactly(root, List.of("files"));
    try {
      return new FolderMarker(lengths(Json.asObject(root.get("files")), format.files()));
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
