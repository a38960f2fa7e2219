package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Spark's image struct: bytes, row by row from the top, colours as blue, green, red (, alpha). */
final class ImageStructColumn extends ImageColumn {
  private static final StructType SCHEMA = ImageSchema.columnSchema();
  private static final int ORIGIN = SCHEMA.fieldIndex("origin");
  private static final int HEIGHT = SCHEMA.fieldIndex("height");
  private static final int WIDTH = SCHEMA.fieldIndex("width");
  private static final int CHANNELS = SCHEMA.fieldIndex("nChannels");
  private static final int MODE = SCHEMA.fieldIndex("mode");
  private static final int DATA = SCHEMA.fieldIndex("data");

  private final ImageOptions options;

  ImageStructColumn(String name, Shape image, ImageOptions options) {
    super(name, image);
    this.options = options;
    options.resize().requireCovers(image);
  }

  @Override
  public PixelType pixelType() {
    return PixelType.UINT8;
  }

  @Override
  public PixelReader open() {
    return new Reader();
  }

  @Override
  String origin(InternalRow row, int index) {
    InternalRow struct = row.getStruct(index, SCHEMA.length());
    return struct.isNullAt(ORIGIN) || struct.getUTF8String(ORIGIN).numBytes() == 0
        ? null
        : struct.getUTF8String(ORIGIN).toString();
  }

  private final class Reader implements PixelReader {
    private final byte[] rgb = new byte[image().elements()];

    /** Made for the first image that has another size or other channels than the network's. */
    private ImageDecoder decoder;

    @Override
    public void read(InternalRow row, int index, ByteBuffer target) {
      InternalRow struct = row.getStruct(index, SCHEMA.length());
      int height = number(struct, HEIGHT);
      int width = number(struct, WIDTH);
      int channels = number(struct, CHANNELS);
      requireBytes(number(struct, MODE), channels);
      byte[] data = struct.isNullAt(DATA) ? null : struct.getBinary(DATA);
      long expected = (long) height * width * channels;
      if (data == null || data.length != expected || height < 1 || width < 1) {
        throw new BadImageException(
            "%s bytes of data, expected %d: %d rows, %d columns and %d channels"
                .formatted(data == null ? "no" : data.length, expected, height, width, channels));
      }
      Shape wanted = image();
      if (height == wanted.height() && width == wanted.width() && channels == wanted.channels()) {
        put(data, target);
      } else if (wanted.channels() != 1 && wanted.channels() != 3) {
        throw new BadImageException(
            "%d rows, %d columns and %d channels, but the network takes %d, %d and %d"
                .formatted(
                    height, width, channels, wanted.height(), wanted.width(), wanted.channels()));
      } else {
        decoder().convert(data, height, width, channels, target);
      }
    }

    private void put(byte[] data, ByteBuffer target) {
      if (image().channels() != 3) {
        target.put(data);
        return;
      }
      // Not in place: the data may be the row's own.
      for (int i = 0; i < rgb.length - 2; i += 3) {
        rgb[i] = data[i + 2];
        rgb[i + 1] = data[i + 1];
        rgb[i + 2] = data[i];
      }
      target.put(rgb);
    }

    private ImageDecoder decoder() {
      if (decoder == null) {
        decoder = new ImageDecoder(image(), options.resize(), options.maxPixels());
      }
      return decoder;
    }

    @Override
    public void close() {
      if (decoder != null) {
        decoder.close();
      }
    }
  }

  /** OpenCV's mode is 8 · (channels − 1) + depth, and depth 0 is a byte. */
  private static void requireBytes(int mode, int channels) {
    if (channels != 1 && channels != 3 && channels != 4) {
      throw new BadImageException(
          "%d channels; expected 1 (grey), 3 (blue, green, red) or 4 (and alpha)"
              .formatted(channels));
    }
    if (mode != 8 * (channels - 1)) {
      throw new BadImageException(
          "OpenCV mode %d, expected %d (a byte for each of %d channels)"
              .formatted(mode, 8 * (channels - 1), channels));
    }
  }

  /** The schema may come from anywhere and allow nulls. */
  private static int number(InternalRow struct, int field) {
    if (struct.isNullAt(field)) {
      throw new BadImageException(SCHEMA.fieldNames()[field] + " is null");
    }
    return struct.getInt(field);
  }
}
