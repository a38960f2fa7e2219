package org.sparkcnn.engine.augment;

/** Left becomes right. */
record HorizontalFlip() implements Change {

  @Override
  public void apply(Picture picture) {
    float[] values = picture.values();
    int channels = picture.channels();
    for (int row = 0; row < picture.height(); row++) {
      int left = picture.index(row, 0);
      int right = picture.index(row, picture.width() - 1);
      for (; left < right; left += channels, right -= channels) {
        for (int c = 0; c < channels; c++) {
          float value = values[left + c];
          values[left + c] = values[right + c];
          values[right + c] = value;
        }
      }
    }
  }
}
