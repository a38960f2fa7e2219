package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Layer;

/**
 * A layer that is computed in one go.
 *
 * @param <L> the layer's record
 */
interface Operation<L extends Layer> extends Kernel<L> {

  /**
   * Computes the layer while training.
   *
   * @param layer its settings
   * @param input (N, C, H, W) or (N, features)
   * @param parameters its parameters, in the order in which the layer lists them
   * @param step what the step knows beside that
   */
  Tensor forward(L layer, Tensor input, List<Tensor> parameters, StepContext step);

  /**
   * Writes the layer as a TorchScript expression, for scoring.
   *
   * @param layer its settings
   * @param input the name of what arrives
   * @param parameters the names of its parameters, in the order in which the layer lists them
   */
  String script(L layer, String input, List<String> parameters);

  /**
   * Returns whether the parameters stay fp32 where activations are bf16, as those of normalisation
   * do: their statistics are sums over many values.
   */
  default boolean keepsPrecision() {
    return false;
  }

  /**
   * Returns whether what follows may overwrite the output: the backward pass does not look at it.
   */
  default boolean givesOutputAway() {
    return false;
  }

  /** Returns whether the layer, told so by the {@link StepContext}, can overwrite its input. */
  default boolean canOverwrite(L layer) {
    return false;
  }

  @Override
  default int compile(L layer, int input, Compiler compiler) {
    return compiler.add(layer, this, input);
  }
}
