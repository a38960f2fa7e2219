package org.sparkcnn.engine.augment;

/** A part of the picture, enlarged to the picture's own size with bilinear interpolation. */
record ResizedCrop(Box box) implements Change {

  @Override
  public void apply(Picture picture) {
    int channels = picture.channels();
    Line columns = new Line(box.left(), box.width(), picture.width());
    Line rows = new Line(box.top(), box.height(), picture.height());
    float[] from = picture.values();
    float[] to = picture.spare();
    int target = 0;
    for (int row = 0; row < picture.height(); row++) {
      float down = rows.share[row];
      for (int column = 0; column < picture.width(); column++) {
        float right = columns.share[column];
        int upperLeft = picture.index(rows.first[row], columns.first[column]);
        int upperRight = picture.index(rows.first[row], columns.second[column]);
        int lowerLeft = picture.index(rows.second[row], columns.first[column]);
        int lowerRight = picture.index(rows.second[row], columns.second[column]);
        for (int c = 0; c < channels; c++) {
          float upper = from[upperLeft + c] + right * (from[upperRight + c] - from[upperLeft + c]);
          float lower = from[lowerLeft + c] + right * (from[lowerRight + c] - from[lowerLeft + c]);
          to[target++] = upper + down * (lower - upper);
        }
      }
    }
    picture.swap();
  }

  /** For each pixel of a row or column: the two between which it lies, and how near the second. */
  private static final class Line {
    final int[] first;
    final int[] second;
    final float[] share;

    /** Pixels are areas: their centres are half a pixel from the box's edges. */
    Line(int begin, int size, int pixels) {
      first = new int[pixels];
      second = new int[pixels];
      share = new float[pixels];
      for (int i = 0; i < pixels; i++) {
        double place = Math.max(0, (i + 0.5) * size / pixels - 0.5);
        int before = (int) place;
        first[i] = begin + before;
        second[i] = begin + Math.min(before + 1, size - 1);
        share[i] = (float) (place - before);
      }
    }
  }
}
