package org.sparkcnn.ml;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PixelReader;
import org.sparkcnn.data.Thumbnail;

/**
 * Counts the predictions of a partition's rows, which are image, label, prediction, its probability
 * and the image's name.
 *
 * @param labelCol what the label column is called, for messages
 * @param classes how many there are
 * @param mistakes how many are kept
 */
record ReportTask(ImageColumn column, String labelCol, int classes, int mistakes)
    implements Serializable {
  static final int IMAGE = 0;
  static final int LABEL = 1;
  static final int PREDICTION = 2;
  static final int PROBABILITY = 3;
  static final int NAME = 4;

  /**
   * Returns a {@link PredictionTally}'s bytes.
   *
   * @param rows each good only until the next one
   * @throws IllegalArgumentException if a label is none of the classes
   */
  Iterator<byte[]> count(Iterator<InternalRow> rows) {
    PredictionTally tally = new PredictionTally(classes, mistakes);
    ByteBuffer pixels = ByteBuffer.allocate(column.bytes()).order(ByteOrder.nativeOrder());
    try (PixelReader reader = column.open()) {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        if (row.isNullAt(PREDICTION)) { // an image that cannot be read, and is kept
          continue;
        }
        int label = label(row);
        int prediction = (int) row.getDouble(PREDICTION);
        tally.count(label, prediction);
        if (label != prediction) {
          tally
              .worst()
              .add(
                  label,
                  prediction,
                  row.getDouble(PROBABILITY),
                  row.isNullAt(NAME) ? "" : row.getUTF8String(NAME).toString(),
                  () -> thumbnail(reader, row, pixels));
        }
      }
    }
    return List.of(tally.toBytes()).iterator();
  }

  /** Adds up what two counts returned. */
  byte[] plus(byte[] first, byte[] second) {
    PredictionTally sum = PredictionTally.fromBytes(first, classes, mistakes);
    sum.add(PredictionTally.fromBytes(second, classes, mistakes));
    return sum.toBytes();
  }

  private byte[] thumbnail(PixelReader reader, InternalRow row, ByteBuffer pixels) {
    reader.read(row, IMAGE, pixels.clear());
    return Thumbnail.of(pixels.flip(), column.image(), column.pixelType());
  }

  private int label(InternalRow row) {
    double label = row.isNullAt(LABEL) ? Double.NaN : row.getDouble(LABEL);
    if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
      throw new IllegalArgumentException(
          "label column '%s': %s; expected a whole number from 0 to %d, for the model has %d classes"
              .formatted(labelCol, row.isNullAt(LABEL) ? "null" : label, classes - 1, classes));
    }
    return (int) label;
  }
}
