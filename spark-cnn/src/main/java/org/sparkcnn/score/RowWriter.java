package org.sparkcnn.score;

import java.io.Serializable;
import org.apache.spark.sql.Row;

/** Makes the row that goes out from the row that came in and the network's output for it. */
@FunctionalInterface
public interface RowWriter extends Serializable {

  /**
   * Makes a row.
   *
   * @param row what came in
   * @param outputs the network's outputs for a batch, image by image
   * @param from where this row's outputs begin
   * @param count how many there are
   */
  Row write(Row row, float[] outputs, int from, int count);
}
