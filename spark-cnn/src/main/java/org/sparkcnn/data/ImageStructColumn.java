package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Row;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Spark's image struct: bytes, row by row from the top, colours as blue, green, red. */
final class ImageStructColumn extends ImageColumn {
  private static final int ORIGIN = ImageSchema.columnSchema().fieldIndex("origin");
  private static final int HEIGHT = ImageSchema.columnSchema().fieldIndex("height");
  private static final int WIDTH = ImageSchema.columnSchema().fieldIndex("width");
  private static final int CHANNELS = ImageSchema.columnSchema().fieldIndex("nChannels");
  private static final int MODE = ImageSchema.columnSchema().fieldIndex("mode");
  private static final int DATA = ImageSchema.columnSchema().fieldIndex("data");

  ImageStructColumn(String name, Shape image) {
    super(name, image);
  }

  @Override
  public PixelType pixelType() {
    return PixelType.UINT8;
  }

  @Override
  public void read(Row row, int index, ByteBuffer target) {
    requirePresent(row, index);
    Row struct = row.getStruct(index);
    requireSize(struct);
    byte[] data = struct.getAs(DATA);
    if (data == null || data.length != bytes()) {
      throw new IllegalArgumentException(
          "image column '%s'%s: %s bytes of data, expected %d"
              .formatted(name(), origin(struct), data == null ? "no" : data.length, bytes()));
    }
    if (image().channels() != 3) {
      target.put(data);
      return;
    }
    for (int i = 0; i < data.length; i += 3) {
      target.put(data[i + 2]).put(data[i + 1]).put(data[i]);
    }
  }

  private void requireSize(Row struct) {
    int height = number(struct, HEIGHT);
    int width = number(struct, WIDTH);
    int channels = number(struct, CHANNELS);
    Shape wanted = image();
    if (height != wanted.height() || width != wanted.width() || channels != wanted.channels()) {
      throw new IllegalArgumentException(
          "image column '%s'%s: an image of %d rows, %d columns and %d channels, but the network takes %d, %d and %d"
              .formatted(
                  name(),
                  origin(struct),
                  height,
                  width,
                  channels,
                  wanted.height(),
                  wanted.width(),
                  wanted.channels()));
    }
    // OpenCV's mode is 8 · (channels − 1) + depth, and depth 0 is a byte.
    int mode = number(struct, MODE);
    if (mode != 8 * (channels - 1)) {
      throw new IllegalArgumentException(
          "image column '%s'%s: OpenCV mode %d, expected %d (a byte a channel)"
              .formatted(name(), origin(struct), mode, 8 * (channels - 1)));
    }
  }

  /** The schema may come from anywhere and allow nulls. */
  private int number(Row struct, int field) {
    if (struct.isNullAt(field)) {
      throw new IllegalArgumentException(
          "image column '%s'%s: %s is null"
              .formatted(name(), origin(struct), ImageSchema.columnSchema().fieldNames()[field]));
    }
    return struct.getInt(field);
  }

  private static String origin(Row struct) {
    return struct.isNullAt(ORIGIN) ? "" : " (" + struct.getString(ORIGIN) + ")";
  }
}
