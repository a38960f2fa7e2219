package org.sparkcnn.engine.augment;

import java.util.List;

/**
 * A rectangle is overwritten.
 *
 * @param box where
 * @param filling one value for each channel
 */
record Erasure(Box box, List<Float> filling) implements Change {

  @Override
  public void apply(Picture picture) {
    int channels = picture.channels();
    for (int row = box.top(); row < box.top() + box.height(); row++) {
      int begin = picture.index(row, box.left());
      int end = picture.index(row, box.left() + box.width());
      for (int i = begin; i < end; i++) {
        picture.values()[i] = filling.get((i - begin) % channels);
      }
    }
  }
}
