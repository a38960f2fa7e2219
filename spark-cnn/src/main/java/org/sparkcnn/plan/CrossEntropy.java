package org.sparkcnn.plan;

import java.util.List;

/**
 * −log softmax(output)[label], as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html">torch.nn.CrossEntropyLoss</a>;
 * it contains the softmax. With a class weight c and an example weight w, the loss of a batch is Σ
 * wᵢ·c[labelᵢ]·lᵢ / Σ wᵢ·c[labelᵢ].
 *
 * @param labelSmoothing the share s of the target that all classes divide (Szegedy et al. 2016), in
 *     [0, 1]: l = −(1 − s)·log p[label] − s/k·Σ log p. With class weights every −log p takes the
 *     weight of its own class
 * @param classWeights a weight at least 0 for each class, not all 0; empty: all alike
 */
public record CrossEntropy(double labelSmoothing, List<Double> classWeights) implements Loss {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public CrossEntropy {
    Range.share(labelSmoothing, "labelSmoothing");
    classWeights = List.copyOf(classWeights);
    for (int i = 0; i < classWeights.size(); i++) {
      Range.atLeast(0, classWeights.get(i), "classWeights[" + i + "]");
    }
    if (!classWeights.isEmpty() && classWeights.stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("classWeights must not all be 0, found " + classWeights);
    }
  }

  /** Returns the same loss with smoothed labels. */
  public CrossEntropy labelSmoothing(double share) {
    return new CrossEntropy(share, classWeights);
  }

  /** Returns the same loss with a weight for each class. */
  public CrossEntropy classWeights(List<Double> perClass) {
    return new CrossEntropy(labelSmoothing, perClass);
  }
}
