package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says about itself, written, and read with a check that it can be true.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private SafetensorsHeader() {}

  /**
   * Returns the header of a file with these tensors in their order.
   *
   * @param dtype what all values are written as
   * @param metadata free text, left out if empty
   */
  static byte[] write(List<FloatTensor> tensors, Dtype dtype, Map<String, String> metadata) {
    ObjectNode json = Json.object();
    if (!metadata.isEmpty()) {
      ObjectNode texts = json.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (FloatTensor tensor : tensors) {
      long end = offset + (long) tensor.length() * dtype.bytes();
      ObjectNode entry = json.putObject(tensor.name());
      entry.put("dtype", dtype.name());
      entry.set("shape", SafetensorsTensor.LONGS.write(tensor.shape()));
      entry.putArray("data_offsets").add(offset).add(end);
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
}
