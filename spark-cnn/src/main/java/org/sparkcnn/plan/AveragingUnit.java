package org.sparkcnn.plan;

/** What a frequency of averaging means. */
public enum AveragingUnit {
  /** An average after so many batches of a worker, and at the end of each epoch. */
  BATCHES,
  /** An average after so many epochs, and at the end. */
  EPOCHS,
  /** So many averages in each epoch, evenly spaced. */
  PER_EPOCH
}
