package org.sparkcnn.network;

import java.util.List;

/**
 * The layer that turns features into one score per class: the last that has parameters.
 *
 * @param network the whole
 * @param name the layer's path
 * @param layer the layer
 */
record Head(Network network, String name, Layer layer) {

  /**
   * Finds the head of a network.
   *
   * @throws IllegalArgumentException if no layer has parameters
   */
  static Head of(Network network) {
    return find(network, "", network.steps());
  }

  private static Head find(Network network, String prefix, List<Network.Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Network.Step step = steps.get(i);
      if (!step.parameters().isEmpty()) {
        String name = prefix + step.name();
        return step.layer() instanceof Sequential sequential
            ? find(network, name + ".", Chain.steps(step.input(), sequential.layers()))
            : new Head(network, name, step.layer());
      }
    }
    throw new IllegalArgumentException(
        "the network has no head: none of its layers has parameters");
  }

  /**
   * Returns the network with so many numbers coming out of this layer.
   *
   * @throws IllegalArgumentException if it is no Linear and no Conv2d of 1×1
   */
  Network outputs(int count) {
    return network.replace(name, sized(count));
  }

  private Layer sized(int outputs) {
    if (layer instanceof Linear linear) {
      return linear.outFeatures(outputs);
    }
    if (layer instanceof Conv2d conv && conv.kernel().equals(Size2d.square(1))) {
      return conv.outChannels(outputs);
    }
    throw new IllegalArgumentException(
        "expected a Linear or a Conv2d of 1×1 as the last layer that has parameters, found '%s' (%s)"
            .formatted(name, layer.getClass().getSimpleName()));
  }
}
