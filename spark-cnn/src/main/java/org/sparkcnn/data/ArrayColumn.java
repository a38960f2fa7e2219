package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * An array of numbers, taken as they are: flat, or nested as rows of columns of channels (or, with
 * the other order, channels of rows of columns); rows of columns are enough for one channel.
 */
final class ArrayColumn extends ImageColumn {
  private final PixelOrder order;
  private final ArrayType type;

  ArrayColumn(String name, Shape image, PixelOrder order, ArrayType type) {
    super(name, image);
    this.order = order;
    this.type = type;
    if (depth(type) == 2 && image.channels() != 1) {
      throw new IllegalArgumentException(
          "image column '%s' has the type %s, an image of one channel, but the network takes %s images (C, H, W)"
              .formatted(name, type.simpleString(), image));
    }
  }

  static boolean holdsNumbers(ArrayType type) {
    return depth(type) <= 3 && numbers(type) instanceof NumericType;
  }

  private static int depth(ArrayType type) {
    return type.elementType() instanceof ArrayType inner ? 1 + depth(inner) : 1;
  }

  private static DataType numbers(ArrayType type) {
    return type.elementType() instanceof ArrayType inner ? numbers(inner) : type.elementType();
  }

  @Override
  public PixelType pixelType() {
    return PixelType.FLOAT32;
  }

  @Override
  public PixelReader open() {
    return new Reader();
  }

  /** The lengths of the array and of the arrays in it, from the outside. */
  private int[] lengths() {
    Shape image = image();
    return switch (depth(type)) {
      case 1 -> new int[] {image.elements()};
      case 2 -> new int[] {image.height(), image.width()};
      default ->
          order == PixelOrder.HWC
              ? new int[] {image.height(), image.width(), image.channels()}
              : new int[] {image.channels(), image.height(), image.width()};
    };
  }

  private final class Reader extends NumbersReader {
    private final int[] lengths = lengths();
    private final ArrayNumbers numbers = ArrayNumbers.of(numbers(type));
    private final double[] values = new double[image().elements()];

    Reader() {
      super(image(), order);
    }

    @Override
    public void read(InternalRow row, int index, ByteBuffer target) {
      copy(row.getArray(index), 0, type, 0);
      put(values, target);
    }

    /** Returns where in the values to go on. */
    private int copy(ArrayData array, int level, ArrayType type, int from) {
      requireLength(array.numElements(), level);
      int next = from;
      for (int i = 0; i < array.numElements(); i++) {
        if (array.isNullAt(i)) {
          throw new BadImageException("a null within an array");
        }
        if (type.elementType() instanceof ArrayType inner) {
          next = copy(array.getArray(i), level + 1, inner, next);
        } else {
          values[next++] = numbers.at(array, i);
        }
      }
      return next;
    }

    private void requireLength(int found, int level) {
      if (found == lengths[level]) {
        return;
      }
      throw new BadImageException(
          lengths.length == 1
              ? wrongLength(found, image())
              : "an array of %d elements at depth %d, expected %d, for the network takes %s images (C, H, W) in the order %s"
                  .formatted(found, level + 1, lengths[level], image(), order));
    }
  }
}
