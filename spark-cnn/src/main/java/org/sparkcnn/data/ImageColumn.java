package org.sparkcnn.data;

import java.io.Serializable;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** A DataFrame's image column: what its type means, and how a row's pixels are read. */
public abstract sealed class ImageColumn implements Serializable
    permits EncodedColumn, ImageStructColumn, VectorColumn, ArrayColumn {
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
   * @param options what the column's type leaves open
   * @throws IllegalArgumentException if the column is missing, of another type or, where the schema
   *     says so, of another size
   */
  public static ImageColumn of(StructType schema, String name, Shape image, ImageOptions options) {
    StructField field = Columns.require(schema, name, "image");
    DataType type = field.dataType();
    if (type instanceof BinaryType) {
      return new EncodedColumn(name, image, options);
    }
    if (DataType.equalsIgnoreNullability(type, ImageSchema.columnSchema())) {
      return new ImageStructColumn(name, image, options);
    }
    if (type instanceof VectorUDT) {
      int size = AttributeGroup.fromStructField(field).size();
      if (size >= 0 && size != image.elements()) {
        throw new IllegalArgumentException(
            "image column '%s' holds %s".formatted(name, NumbersReader.wrongLength(size, image)));
      }
      return new VectorColumn(name, image, options.order());
    }
    if (type instanceof ArrayType array && ArrayColumn.holdsNumbers(array)) {
      return new ArrayColumn(name, image, options.order(), array);
    }
    throw new IllegalArgumentException(
        "image column '%s' has the type %s; expected encoded files (binary), Spark's image struct, a vector or an array of numbers, flat or nested"
            .formatted(name, type.simpleString()));
  }

  /** Returns how its values are kept on the way to the engine. */
  public abstract PixelType pixelType();

  /** Returns a reader of its rows, for one task. */
  public abstract PixelReader open();

  /** Returns where a row's image, which is not null, says that it comes from, or null. */
  String origin(InternalRow row, int index) {
    return null;
  }

  /** Returns the bytes of one image. */
  public int bytes() {
    return image.elements() * pixelType().bytes();
  }

  /** Returns the images that the network takes, (C, H, W). */
  public Shape image() {
    return image;
  }

  /** Returns the column's name. */
  public String name() {
    return name;
  }
}
