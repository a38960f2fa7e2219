package org.sparkcnn.train;

import java.nio.ByteBuffer;

/**
 * What workers trained on, added up.
 *
 * @param examples images
 * @param weight the sum of their weights
 * @param lossSum the sum of their losses times their weights
 */
record Totals(long examples, double weight, double lossSum) {
  static final Totals NONE = new Totals(0, 0, 0);
  static final int BYTES = Long.BYTES + 2 * Double.BYTES;

  Totals plus(Totals other) {
    return new Totals(examples + other.examples, weight + other.weight, lossSum + other.lossSum);
  }

  /** Returns the weighted mean loss; not a number if no example had a weight. */
  double loss() {
    return lossSum / weight;
  }

  void write(ByteBuffer out) {
    out.putLong(examples).putDouble(weight).putDouble(lossSum);
  }

  static Totals read(ByteBuffer in) {
    return new Totals(in.getLong(), in.getDouble(), in.getDouble());
  }
}
