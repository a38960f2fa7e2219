package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** A vector of numbers, taken as they are. */
final class VectorColumn extends ImageColumn {
  private final PixelOrder order;

  VectorColumn(String name, Shape image, PixelOrder order) {
    super(name, image);
    this.order = order;
  }

  @Override
  public PixelType pixelType() {
    return PixelType.FLOAT32;
  }

  @Override
  public PixelReader open() {
    return new Reader(image(), order);
  }

  private static final class Reader extends NumbersReader {
    private final VectorUDT type = new VectorUDT();

    Reader(Shape image, PixelOrder order) {
      super(image, order);
    }

    @Override
    public void read(InternalRow row, int index, ByteBuffer target) {
      InternalRow vector = row.getStruct(index, type.sqlType().length());
      put(type.deserialize(vector).toArray(), target);
    }
  }
}
