package org.sparkcnn.engine.augment;

import java.util.Arrays;

/**
 * A window of the picture's own size; outside the picture is black.
 *
 * @param top the row of the picture that becomes the first; may lie outside
 * @param left the column of the picture that becomes the first; may lie outside
 */
record Crop(int top, int left) implements Change {

  @Override
  public void apply(Picture picture) {
    Arrays.fill(picture.spare(), 0);
    int columns = picture.width() - Math.abs(left);
    int firstRow = Math.max(0, -top);
    int lastRow = picture.height() - Math.max(0, top);
    for (int row = firstRow; row < lastRow && columns > 0; row++) {
      System.arraycopy(
          picture.values(),
          picture.index(row + top, Math.max(0, left)),
          picture.spare(),
          picture.index(row, Math.max(0, -left)),
          columns * picture.channels());
    }
    picture.swap();
  }
}
