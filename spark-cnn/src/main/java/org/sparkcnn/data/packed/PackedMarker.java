package org.sparkcnn.data.packed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.apache.spark.sql.types.Metadata;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * The file that is written last: what the data set is, and how long each of its files must be. Its
 * names are the JSON's.
 *
 * @param format packed-images
 * @param version of the format
 * @param image what an image is
 * @param weights whether rows have a weight
 * @param origins whether rows say where their image is from
 * @param compression of the record batches
 * @param rows of all files
 * @param rowsPerBatch of each record batch but a file's last
 * @param labelMetadata the label column's Spark metadata, which may have its classes' names
 * @param files in the order of their rows
 */
record PackedMarker(
    String format,
    int version,
    Image image,
    boolean weights,
    boolean origins,
    String compression,
    long rows,
    int rowsPerBatch,
    JsonNode labelMetadata,
    List<PackedFile> files) {
  /** Begins with an underscore, so that Spark and pyarrow take no notice of it. */
  static final String NAME = "_packed-images.json";

  /** Strict, and builds only the records here: nothing in the file names a Java class. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * An image as the files hold it.
   *
   * @param layout HWC
   * @param type of a channel of a pixel
   */
  record Image(int channels, int height, int width, String layout, String type) {}

  PackedMarker {
    files = List.copyOf(files);
    long sum = files.stream().mapToLong(PackedFile::rows).sum();
    if (sum != rows) {
      throw new IllegalArgumentException("%d rows, but its files have %d".formatted(rows, sum));
    }
  }

  /** Describes files of a format. */
  static PackedMarker of(PackedFormat format, Metadata label, List<PackedFile> files) {
    Shape image = format.image();
    return new PackedMarker(
        PackedFormat.NAME,
        PackedFormat.VERSION,
        new Image(image.channels(), image.height(), image.width(), "HWC", PixelType.UINT8.name()),
        format.weights(),
        format.origins(),
        format.compression().text(),
        files.stream().mapToLong(PackedFile::rows).sum(),
        format.rowsPerBatch(),
        tree(label.json()),
        files);
  }

  /** Returns what the files are like. */
  PackedFormat packedFormat() {
    return new PackedFormat(
        Shape.image(image.channels, image.height, image.width),
        weights,
        origins,
        Compression.named(compression),
        rowsPerBatch);
  }

  /** Returns the label column's Spark metadata. */
  Metadata label() {
    return Metadata.fromJson(labelMetadata.toString());
  }

  String write() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a marker.
   *
   * @throws IllegalArgumentException if it is none, or of a newer version
   */
  static PackedMarker read(String json) {
    JsonNode root = tree(json);
    String format = root.path("format").asText();
    if (!format.equals(PackedFormat.NAME)) {
      throw new IllegalArgumentException(
          "expected the format '%s', found '%s'".formatted(PackedFormat.NAME, format));
    }
    // Before anything that a newer version may have changed.
    int version = root.path("version").asInt();
    if (version != PackedFormat.VERSION) {
      throw new IllegalArgumentException(
          "version %d was found, but this spark-cnn reads version %d"
              .formatted(version, PackedFormat.VERSION));
    }
    try {
      PackedMarker marker = MAPPER.treeToValue(root, PackedMarker.class);
      if (!marker.image.layout.equals("HWC") || !marker.image.type.equals("UINT8")) {
        throw new IllegalArgumentException(
            "expected images of the layout HWC and the type UINT8, found %s and %s"
                .formatted(marker.image.layout, marker.image.type));
      }
      return marker;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
