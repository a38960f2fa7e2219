package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Encoded image files: the content of Spark's {@code binaryFile} rows, or bytes of a table. */
final class EncodedColumn extends ImageColumn {
  private final ImageOptions options;

  EncodedColumn(String name, Shape image, ImageOptions options) {
    super(name, image);
    this.options = options;
    ImageDecoder.check(image, options.resize(), options.maxPixels());
  }

  @Override
  public PixelType pixelType() {
    return PixelType.UINT8;
  }

  @Override
  public PixelReader open() {
    ImageDecoder decoder = new ImageDecoder(image(), options.resize(), options.maxPixels());
    return new PixelReader() {
      @Override
      public void read(InternalRow row, int index, ByteBuffer target) {
        decoder.decode(row.getBinary(index), target);
      }

      @Override
      public void close() {
        decoder.close();
      }
    };
  }
}
