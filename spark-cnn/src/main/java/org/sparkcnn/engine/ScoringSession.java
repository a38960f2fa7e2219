package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.natives.Natives;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/**
 * Scores images with weights that do not change any more: constants folded, operations fused. Safe
 * for concurrent calls, each with a batch of its own. Runs on the processor: the fused operations
 * are oneDNN's, and Spark gives scoring, which is part of a query, no GPU.
 */
public final class ScoringSession implements AutoCloseable {
  /** Of pixels as (N, H, W, C). */
  private static final int WIDTH = 2;

  private final NativeOwner owner = new NativeOwner("scoring session");
  private final InputKernel input;
  private final Program program;
  private final List<Tensor> parameters = new ArrayList<>();
  private final int outputs;
  private final int portion;
  private final boolean averagesFlips;

  /**
   * Builds the graph, which looks at each image once.
   *
   * @see #ScoringSession(Network, Weights, Normalization, PixelType, Precision, boolean)
   */
  public ScoringSession(
      Network network,
      Weights weights,
      Normalization normalization,
      PixelType pixels,
      Precision precision) {
    this(network, weights, normalization, pixels, precision, false);
  }

  /**
   * Builds the graph.
   *
   * @param network what scores
   * @param weights its weights, copied
   * @param normalization what happens to pixels before the first layer
   * @param pixels how the batches' pixels are kept
   * @param precision with which numbers
   * @param averagesFlips whether the output is the mean of the outputs for an image and for its
   *     mirror image, left to right (Krizhevsky et al. 2012); takes twice the time
   * @throws IllegalArgumentException if the weights are not this network's
   */
  public ScoringSession(
      Network network,
      Weights weights,
      Normalization normalization,
      PixelType pixels,
      Precision precision,
      boolean averagesFlips) {
    Natives.load();
    this.averagesFlips = averagesFlips;
    ParameterTable table = network.parameterTable();
    if (!weights.table().equals(table)) {
      throw new IllegalArgumentException(
          "the weights of another network: %d values, expected %d"
              .formatted(weights.table().length(), table.length()));
    }
    outputs = network.output().elements();
    ScalarType type = Precisions.activations(precision);
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard();
        NativeOwner building = new NativeOwner("graph under construction")) {
      input =
          new InputKernel(network.input(), pixels, normalization, type, TensorDevice.CPU, owner);
      FlatVector values = FlatVector.ofAll(table, TensorDevice.CPU, building);
      values.copyFrom(FloatBuffer.wrap(weights.values()));
      List<Instruction> compiled = Compiler.compile(network, false);
      portion = Portion.of(compiled, type);
      program = Program.of(Fusion.fuse(compiled, values.views(), type, owner));
      for (int i = 0; i < table.entries().size(); i++) {
        parameters.add(null);
      }
      program.instructions().forEach(instruction -> keep(instruction, values.views(), type));
    }
  }

  /** Keeps the parameters of what could not be fused. */
  private void keep(Instruction instruction, List<Tensor> values, ScalarType type) {
    if (instruction instanceof Instruction.Turn<?> turn) {
      ScalarType own = turn.operation().keepsPrecision() ? ScalarType.Float : type;
      for (int i = turn.firstParameter(); i < turn.firstParameter() + turn.parameters(); i++) {
        parameters.set(i, owner.keep(values.get(i).clone().to(own)));
      }
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
  public float[] score(Batch batch, Device.Cpu device) {
    owner.requireOpen();
    if (batch.size() == 0) {
      return new float[0];
    }
    set_num_threads(device.threads());
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      float[] scores = new float[batch.size() * outputs];
      Tensor pixels = input.pixels(batch);
      int portions = Portion.count(batch.size(), portion * device.threads());
      for (int i = 0; i < portions; i++) {
        int from = Portion.begin(i, portions, batch.size());
        int to = Portion.begin(i + 1, portions, batch.size());
        score(pixels.narrow(0, from, to - from), scores, from);
      }
      return scores;
    }
  }

  private void score(Tensor pixels, float[] scores, int from) {
    try (PointerScope scope = new PointerScope()) {
      Tensor output = output(pixels);
      if (averagesFlips) {
        output = output.add(output(pixels.flip(WIDTH))).div(new Scalar(2));
      }
      Tensors.copy(output.contiguous(), scores, from * outputs);
    }
  }

  private Tensor output(Tensor pixels) {
    return program
        .forward(input.normalized(pixels), parameters, StepContext.scoring())
        .to(ScalarType.Float);
  }

  @Override
  public void close() {
    owner.close();
  }
}
