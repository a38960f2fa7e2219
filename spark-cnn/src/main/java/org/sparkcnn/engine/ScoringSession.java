package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.freeze;
import static org.bytedeco.pytorch.global.torch.optimize_for_inference;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.natives.Natives;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;

/**
 * Scores images with a frozen graph: constants folded, operations fused. Safe for concurrent calls,
 * each with a batch of its own.
 */
public final class ScoringSession implements AutoCloseable {
  private final NativeOwner owner = new NativeOwner("scoring session");
  private final InputKernel input;
  private final JitModule graph;
  private final int outputs;

  /**
   * Builds the graph.
   *
   * @param network what scores
   * @param weights its weights, copied
   * @param normalization what happens to pixels before the first layer
   * @param pixels how the batches' pixels are kept
   * @throws IllegalArgumentException if the weights are not this network's
   */
  public ScoringSession(
      Network network, Weights weights, Normalization normalization, PixelType pixels) {
    Natives.load();
    ParameterTable table = network.parameterTable();
    if (!weights.table().equals(table)) {
      throw new IllegalArgumentException(
          "the weights of another network: %d values, expected %d"
              .formatted(weights.table().length(), table.length()));
    }
    outputs = network.output().elements();
    try (PointerScope scope = new PointerScope();
        NativeOwner building = new NativeOwner("graph under construction")) {
      input = new InputKernel(network.input(), pixels, normalization, ScalarType.Float, owner);
      FlatVector values = FlatVector.ofAll(table, building);
      values.copyFrom(weights.values());
      JitModule frozen = freeze(ScoringGraph.of(network, values, input));
      graph = owner.keep(optimize_for_inference(frozen));
    }
  }

  /** Returns the numbers that come out for one image. */
  public int outputs() {
    return outputs;
  }

  /**
   * Returns the network's output for a batch: its size times {@link #outputs()} numbers, image by
   * image.
   *
   * @param device how many threads this call may use
   * @throws IllegalStateException after {@link #close}
   */
  public float[] score(Batch batch, Device device) {
    owner.requireOpen();
    if (batch.size() == 0) {
      return new float[0];
    }
    set_num_threads(device.threads());
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      IValueVector arguments = new IValueVector(new IValue(input.pixels(batch)));
      Tensor output = graph.forward(arguments).toTensor().contiguous();
      return Tensors.toArray(output);
    }
  }

  @Override
  public void close() {
    owner.close();
  }
}
