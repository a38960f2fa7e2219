package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** A vector or a flat array of numbers, taken as they are. */
final class NumbersColumn extends ImageColumn {
  private final PixelOrder order;

  NumbersColumn(String name, Shape image, PixelOrder order) {
    super(name, image);
    this.order = order;
  }

  @Override
  public PixelType pixelType() {
    return PixelType.FLOAT32;
  }

  @Override
  public void read(Row row, int index, ByteBuffer target) {
    requirePresent(row, index);
    double[] values = values(row, index);
    requireLength(name(), values.length, image());
    int channels = image().channels();
    int height = image().height();
    int width = image().width();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          target.putFloat(finite(values[order.index(y, x, c, height, width, channels)], y, x, c));
        }
      }
    }
  }

  private double[] values(Row row, int index) {
    if (row.get(index) instanceof Vector vector) {
      return vector.toArray();
    }
    return Arrays.stream(row.getList(index).toArray()).mapToDouble(this::number).toArray();
  }

  private double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "image column '%s' holds a null within an array".formatted(name()));
  }

  private float finite(double value, int y, int x, int c) {
    float number = (float) value;
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException(
          "image column '%s' holds %s at row %d, column %d, channel %d; expected a finite number"
              .formatted(name(), value, y, x, c));
    }
    return number;
  }
}
