package org.sparkcnn.plan;

/** The numbers that a network computes with. Weights are kept, averaged and saved in fp32. */
public enum Precision {
  /** 32-bit floating point throughout. */
  FP32,
  /**
   * Activations and the filters that meet them in bfloat16; the weights that the optimizer changes,
   * the statistics of normalisation and the loss in fp32 (Kalamkar et al. 2019).
   */
  BF16,
  /** BF16 where the processor computes in it, FP32 elsewhere. */
  AUTO
}
