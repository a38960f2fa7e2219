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
 * @param labels what they stand for
 * @param areNames whether labels are names rather than numbers
 * @param mistakes how many are kept
 */
record ReportTask(ImageColumn column, LabelNumbers labels, boolean areNames, int mistakes)
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
    PredictionTally tally = new PredictionTally(labels.count(), mistakes);
    ByteBuffer pixels = ByteBuffer.allocate(column.bytes()).order(ByteOrder.nativeOrder());
    try (PixelReader reader = column.open()) {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        if (row.isNullAt(PREDICTION)) { // an image that cannot be read, and is kept
          tally.countUnread();
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
    PredictionTally sum = PredictionTally.fromBytes(first, labels.count(), mistakes);
    sum.add(PredictionTally.fromBytes(second, labels.count(), mistakes));
    return sum.toBytes();
  }

  private byte[] thumbnail(PixelReader reader, InternalRow row, ByteBuffer pixels) {
    reader.read(row, IMAGE, pixels.clear());
    return Thumbnail.of(pixels.flip(), column.image(), column.pixelType());
  }

  private int label(InternalRow row) {
    if (row.isNullAt(LABEL)) {
      return labels.of(null);
    }
    return labels.of(areNames ? row.getUTF8String(LABEL).toString() : row.getDouble(LABEL));
  }
}
