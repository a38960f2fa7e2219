package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.Layer;

/**
 * What oneDNN does with each value of a result before it is written.
 *
 * @param name as its operators take it
 * @param numbers its settings
 */
record PostOperation(String name, List<Double> numbers) {
  static final PostOperation NONE = new PostOperation("none", List.of());
  static final PostOperation RELU = new PostOperation("relu", List.of());

  /** Returns what does a layer's work, or null if nothing does. */
  static PostOperation of(Layer layer) {
    if (!(layer instanceof Activation activation)) {
      return null;
    }
    return switch (activation.function()) {
      case RELU -> RELU;
      case RELU6 -> new PostOperation("hardtanh", List.of(0.0, 6.0));
      case SIGMOID -> new PostOperation("sigmoid", List.of());
      case TANH -> new PostOperation("tanh", List.of());
      case SILU -> new PostOperation("swish", List.of());
      case HARDSWISH -> new PostOperation("hardswish", List.of());
      case GELU -> null; // its oneDNN form approximates
    };
  }

  boolean isNone() {
    return equals(NONE);
  }

  IValue nameValue() {
    return new IValue(name);
  }

  IValue numbersValue(OperatorHandle operator, int argument) {
    return OneDnn.numbers(operator, argument, numbers);
  }
}
