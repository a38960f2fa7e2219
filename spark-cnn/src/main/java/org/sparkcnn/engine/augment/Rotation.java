package org.sparkcnn.engine.augment;

/**
 * A turn about the picture's centre with bilinear interpolation; outside the picture is black.
 *
 * @param degrees by how much, counter-clockwise
 */
record Rotation(double degrees) implements Change {

  @Override
  public void apply(Picture picture) {
    double angle = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double middleX = (picture.width() - 1) / 2.0;
    double middleY = (picture.height() - 1) / 2.0;
    for (int row = 0; row < picture.height(); row++) {
      double y = row - middleY;
      for (int column = 0; column < picture.width(); column++) {
        double x = column - middleX;
        float sourceX = (float) (cos * x - sin * y + middleX);
        float sourceY = (float) (sin * x + cos * y + middleY);
        sample(picture, sourceY, sourceX, picture.index(row, column));
      }
    }
    picture.swap();
  }

  private static void sample(Picture picture, float y, float x, int target) {
    float[] from = picture.values();
    float[] to = picture.spare();
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    float down = y - top;
    float right = x - left;
    boolean topIn = top >= 0 && top < picture.height();
    boolean bottomIn = top >= -1 && top + 1 < picture.height();
    boolean leftIn = left >= 0 && left < picture.width();
    boolean rightIn = left >= -1 && left + 1 < picture.width();
    int channels = picture.channels();
    int corner = picture.index(top, left);
    int below = picture.index(top + 1, left);
    for (int c = 0; c < channels; c++) {
      float upper =
          (topIn && leftIn ? from[corner + c] * (1 - right) : 0)
              + (topIn && rightIn ? from[corner + channels + c] * right : 0);
      float lower =
          (bottomIn && leftIn ? from[below + c] * (1 - right) : 0)
              + (bottomIn && rightIn ? from[below + channels + c] * right : 0);
      to[target + c] = upper * (1 - down) + lower * down;
    }
  }
}
