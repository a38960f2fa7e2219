package org.sparkcnn.engine.augment;

/** Top becomes bottom. */
record VerticalFlip() implements Change {

  @Override
  public void apply(Picture picture) {
    int rowLength = picture.index(1, 0);
    for (int row = 0; row < picture.height(); row++) {
      System.arraycopy(
          picture.values(),
          picture.index(row, 0),
          picture.spare(),
          picture.index(picture.height() - 1 - row, 0),
          rowLength);
    }
    picture.swap();
  }
}
