package org.sparkcnn.train;

/** What workers shall compute on. */
public enum DeviceChoice {
  /** GPUs where Spark assigns them and libtorch is its CUDA build, otherwise the processors. */
  AUTO,
  /** The processors. */
  CPU,
  /** A GPU for each worker. */
  GPU
}
