package org.sparkcnn.data;

/** What happens to a row whose image is null or cannot be read; MLlib's handleInvalid. */
public enum HandleInvalid {
  /** The job fails, naming the row and the reason. */
  ERROR,
  /** The row is left out. */
  SKIP,
  /** The row is kept without a prediction; there is nothing in it to train on. */
  KEEP
}
