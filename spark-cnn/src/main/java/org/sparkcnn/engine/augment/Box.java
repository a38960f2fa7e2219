package org.sparkcnn.engine.augment;

import java.util.Optional;
import java.util.SplittableRandom;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Interval;

/**
 * A rectangle of an image.
 *
 * @param top its first row
 * @param left its first column
 * @param height its rows
 * @param width its columns
 */
record Box(int top, int left, int height, int width) {
  private static final int ATTEMPTS = 10;

  /**
   * Draws a rectangle as torchvision does: an area, a ratio whose logarithm is uniform, and a
   * place.
   *
   * @param image the image's shape
   * @param scale the rectangle's share of the image's area
   * @param ratio its width divided by its height
   * @param margin rows and columns of the image that it must leave out at least
   * @return nothing if ten drawn rectangles do not fit
   */
  static Optional<Box> draw(
      Shape image, Interval scale, Interval ratio, int margin, SplittableRandom random) {
    // StrictMath gives the same bits on every machine.
    Interval logarithms = new Interval(StrictMath.log(ratio.low()), StrictMath.log(ratio.high()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = image.height() * image.width() * Uniform.draw(scale, random);
      double aspect = StrictMath.exp(Uniform.draw(logarithms, random));
      int columns = (int) Math.rint(Math.sqrt(area * aspect));
      int rows = (int) Math.rint(Math.sqrt(area / aspect));
      int rowsLeft = image.height() - rows;
      int columnsLeft = image.width() - columns;
      if (rows > 0 && columns > 0 && rowsLeft >= margin && columnsLeft >= margin) {
        int top = random.nextInt(rowsLeft + 1);
        int left = random.nextInt(columnsLeft + 1);
        return Optional.of(new Box(top, left, rows, columns));
      }
    }
    return Optional.empty();
  }

  /** Returns the largest centred rectangle whose ratio of width to height is allowed. */
  static Box centered(Shape image, Interval ratio) {
    int height = image.height();
    int width = image.width();
    double own = (double) width / height;
    double nearest = Math.max(ratio.low(), Math.min(ratio.high(), own));
    int rows = own < nearest ? (int) Math.rint(width / nearest) : height;
    int columns = own > nearest ? (int) Math.rint(height * nearest) : width;
    rows = Math.max(1, rows);
    columns = Math.max(1, columns);
    return new Box((height - rows) / 2, (width - columns) / 2, rows, columns);
  }
}
