package org.sparkcnn.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** A DataFrame's image column: what its type means, and how a row's pixels are read. */
public abstract sealed class ImageColumn implements Serializable
    permits ImageStructColumn, NumbersColumn {
  private final String name;
  private final Shape image;

  ImageColumn(String name, Shape image) {
    this.name = name;
    this.image = image;
  }

  /**
   * Finds out how to read a column, from the schema alone.
   *
   * @param schema the DataFrame's
   * @param name the column's
   * @param image the images that the network takes, (C, H, W)
   * @param order how vectors and arrays are laid out; image structs know it themselves
   * @throws IllegalArgumentException if the column is missing, of another type or, where the schema
   *     says so, of another size
   */
  public static ImageColumn of(StructType schema, String name, Shape image, PixelOrder order) {
    StructField field = Columns.require(schema, name, "image");
    DataType type = field.dataType();
    if (DataType.equalsIgnoreNullability(type, ImageSchema.columnSchema())) {
      return new ImageStructColumn(name, image);
    }
    if (type instanceof VectorUDT) {
      int size = AttributeGroup.fromStructField(field).size();
      if (size >= 0) {
        requireLength(name, size, image);
      }
      return new NumbersColumn(name, image, order);
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return new NumbersColumn(name, image, order);
    }
    throw new IllegalArgumentException(
        "image column '%s' has the type %s; expected Spark's image struct, a vector or an array of numbers"
            .formatted(name, type.simpleString()));
  }

  /** Returns how its values are kept on the way to the engine. */
  public abstract PixelType pixelType();

  /**
   * Appends a row's pixels as (H, W, C) to a buffer.
   *
   * @param row any row
   * @param index where in the row the column is
   * @param target in native byte order, with room for the image
   * @throws IllegalArgumentException if the image is null, or not one that the network takes; the
   *     message names the column, what was found and what was expected
   */
  public abstract void read(Row row, int index, ByteBuffer target);

  /** Returns the bytes of one image. */
  public int bytes() {
    return image.elements() * pixelType().bytes();
  }

  /** Returns the images that the network takes, (C, H, W). */
  public Shape image() {
    return image;
  }

  String name() {
    return name;
  }

  void requirePresent(Row row, int index) {
    if (row.isNullAt(index)) {
      throw new IllegalArgumentException("image column '%s' is null in a row".formatted(name));
    }
  }

  static void requireLength(String name, int found, Shape image) {
    if (found != image.elements()) {
      throw new IllegalArgumentException(
          "image column '%s' holds %d values, but the network takes %s images (C, H, W), that is %d"
              .formatted(name, found, image, image.elements()));
    }
  }
}
