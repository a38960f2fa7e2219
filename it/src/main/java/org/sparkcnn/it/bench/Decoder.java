package org.sparkcnn.it.bench;

import java.util.Locale;

/** Who decodes photographs. */
enum Decoder {
  /** This project, in Spark's tasks. */
  OURS,
  /** Spark's image source and javax.imageio, in Spark's tasks. */
  SPARK,
  /** A loop without Spark. */
  OPENCV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
