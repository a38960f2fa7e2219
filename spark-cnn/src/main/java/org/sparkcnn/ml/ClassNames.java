package org.sparkcnn.ml;

import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.StructField;
import org.sparkcnn.data.Columns;

/** The classes' names in a column's ML attributes, as StringIndexer writes them. */
final class ClassNames {
  private ClassNames() {}

  /**
   * Returns the names that a label column carries, or an empty array.
   *
   * @throws IllegalArgumentException if the column says that it has another number of classes than
   *     the network
   */
  static String[] of(StructField label, String lastLayer, int classes) {
    if (Attribute.fromStructField(label) instanceof NominalAttribute attribute
        && attribute.getNumValues().isDefined()
        && (int) attribute.getNumValues().get() != classes) {
      throw new IllegalArgumentException(
          "label column '%s' has %s classes, but the network's last layer '%s' has %d outputs"
              .formatted(label.name(), attribute.getNumValues().get(), lastLayer, classes));
    }
    return Columns.classNames(label);
  }

  /** Returns a field of predicted classes that carries their names, if there are any. */
  static StructField prediction(StructField field, String[] names) {
    if (names.length == 0) {
      return field;
    }
    // An attribute's own field is never nullable, and rows that cannot be read have no prediction.
    NominalAttribute attribute =
        NominalAttribute.defaultAttr().withName(field.name()).withValues(names);
    return new StructField(
        field.name(), field.dataType(), field.nullable(), attribute.toMetadata());
  }
}
