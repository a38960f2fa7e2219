package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Layer;

/**
 * How a kind of layer is computed.
 *
 * @param <L> the layer's record
 */
interface Kernel<L extends Layer> {

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
}
