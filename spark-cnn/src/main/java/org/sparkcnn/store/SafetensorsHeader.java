package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparkcnn.network.ParameterTable;

/**
 * What a safetensors file says about itself, written, and read with a check that it can be true.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private SafetensorsHeader() {}

  /**
   * Returns the header of a file with these tensors in their order.
   *
   * @param metadata free text, left out if empty
   */
  static byte[] write(ParameterTable table, Map<String, String> metadata) {
    ObjectNode json = Json.object();
    if (!metadata.isEmpty()) {
      ObjectNode texts = json.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (ParameterTable.Entry entry : table.entries()) {
      long end = offset + (long) entry.length() * Float.BYTES;
      ObjectNode tensor = json.putObject(entry.name());
      tensor.put("dtype", SafetensorsTensor.F32);
      tensor.set("shape", Values.SHAPE.write(entry.shape()));
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    // Spaces up to a multiple of 8, as Python's library writes it, keep the values aligned.
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  /**
   * Returns the tensors in the order in which their data lie.
   *
   * @param dataLength bytes that follow the header
   * @throws IllegalArgumentException if they do not fill the data exactly, without gap or overlap
   */
  static List<SafetensorsTensor> parse(byte[] header, long dataLength) {
    try {
      List<SafetensorsTensor> tensors = new ArrayList<>();
      for (Map.Entry<String, JsonNode> property : Json.parse(Json.text(header)).properties()) {
        read(property.getKey(), property.getValue(), tensors);
      }
      tensors.sort(
          Comparator.comparingLong(SafetensorsTensor::begin)
              .thenComparingLong(SafetensorsTensor::end));
      checkCover(tensors, dataLength);
      return tensors;
    } catch (IllegalArgumentException e) {
      throw Json.at("header", e);
    }
  }

  private static void read(String name, JsonNode json, List<SafetensorsTensor> tensors) {
    try {
      if (name.equals(METADATA)) {
        Json.asObject(json).forEach(Values.TEXT::read);
      } else {
        tensors.add(SafetensorsTensor.read(name, Json.asObject(json)));
      }
    } catch (IllegalArgumentException e) {
      throw Json.at("'" + name + "'", e);
    }
  }

  private static void checkCover(List<SafetensorsTensor> tensors, long dataLength) {
    long at = 0;
    for (SafetensorsTensor tensor : tensors) {
      if (tensor.begin() != at) {
        throw new IllegalArgumentException(
            "'%s': the data begin at %d, expected %d: there may be no gaps and no overlaps"
                .formatted(tensor.name(), tensor.begin(), at));
      }
      at = tensor.end();
    }
    if (at != dataLength) {
      throw new IllegalArgumentException(
          "the tensors take %d bytes, but %d bytes follow".formatted(at, dataLength));
    }
  }

  /**
   * Checks that the tensors are exactly the expected parameters.
   *
   * @throws IllegalArgumentException naming all that are missing, unexpected or different
   */
  static void checkFits(List<SafetensorsTensor> tensors, ParameterTable expected) {
    Map<String, ParameterTable.Entry> missing =
        expected.entries().stream()
            .collect(Collectors.toMap(ParameterTable.Entry::name, Function.identity()));
    Map<String, List<String>> problems = new TreeMap<>();
    for (SafetensorsTensor tensor : tensors) {
      ParameterTable.Entry entry = missing.remove(tensor.name());
      if (entry == null) {
        add(problems, "unexpected", tensor.name());
      } else if (!tensor.sizes().equals(entry.shape().toString())) {
        add(
            problems,
            "other shape",
            "%s is %s, expected %s".formatted(tensor.name(), tensor.sizes(), entry.shape()));
      } else if (!tensor.isF32()) {
        add(
            problems,
            "other dtype",
            "%s is %s, expected F32".formatted(tensor.name(), tensor.dtype()));
      }
    }
    expected.entries().stream()
        .map(ParameterTable.Entry::name)
        .filter(missing::containsKey)
        .forEach(name -> add(problems, "missing", name));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("does not hold this network's weights: " + problems);
    }
  }

  private static void add(Map<String, List<String>> problems, String kind, String what) {
    problems.computeIfAbsent(kind, key -> new ArrayList<>()).add(what);
  }
}
