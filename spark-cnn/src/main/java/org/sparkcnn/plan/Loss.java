package org.sparkcnn.plan;

/** What training makes small; the mean over a batch, weighted by the examples' weights. */
public enum Loss {
  /** −log softmax(output)[label], as in torch.nn.CrossEntropyLoss; contains the softmax. */
  CROSS_ENTROPY,
  /** The mean over the outputs of (output − one-hot label)², as in torch.nn.MSELoss. */
  MEAN_SQUARED_ERROR
}
