package org.sparkcnn.score;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/** Makes the values of the columns that scoring appends. */
public interface OutputWriter extends Serializable {

  /**
   * Makes the values for one image.
   *
   * @param outputs the network's outputs for a batch, image by image
   * @param from where this image's outputs begin
   * @param count how many there are
   */
  InternalRow write(float[] outputs, int from, int count);

  /**
   * Makes the values for an image that cannot be read.
   *
   * @param reason why
   */
  InternalRow writeInvalid(String reason);
}
