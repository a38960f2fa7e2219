package org.sparkcnn.it.bench;

import java.util.Locale;

/** How far a run goes on the way from image files to predictions in Parquet. */
enum Stage {
  /** Finds the files and plans the partitions. */
  LISTING,
  /** Reads the files. */
  READING,
  /** Decodes the images. */
  DECODING,
  /** Scores them, into the noop sink. */
  SCORING,
  /** Writes the predictions. */
  WRITING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
