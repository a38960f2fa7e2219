package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.engine.augment.Augmenter;
import org.sparkcnn.natives.Natives;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Recipe;

/**
 * Trains a network on one device. It belongs to the thread that made it; nothing native outlives
 * {@link #close}.
 */
public final class TrainingSession implements AutoCloseable {
  private final NativeOwner owner = new NativeOwner("training session");
  private final ParameterTable table;
  private final Program program;
  private final InputKernel input;
  private final AugmentationKernel augmentation;
  private final LossKernel loss;
  private final Recipe recipe;
  private final FlatVector weights;
  private final FlatVector gradient;
  private final Leaves leaves;
  private final List<FlatVector> slots = new ArrayList<>();
  private final List<OptimizerKernel> optimizers = new ArrayList<>();
  private final GeneratorOptional random;
  private long steps;

  /**
   * Makes a session.
   *
   * @param network what is trained
   * @param normalization what happens to pixels before the first layer
   * @param pixels how the batches' pixels are kept
   * @param recipe what a step does
   * @param device where
   * @param seed of dropout's draws and the augmentation's
   * @throws IllegalArgumentException if the network gives no vector or has nothing to train, or the
   *     recipe, its fine-tuning's patterns included, or the normalization does not fit it or the
   *     pixels, or libtorch sees no such GPU
   */
  public TrainingSession(
      Network network,
      Normalization normalization,
      PixelType pixels,
      Recipe recipe,
      Device device,
      long seed) {
    TrainedParameters trained = TrainedParameters.of(network, recipe.tuning());
    TensorDevice place = TensorDevice.of(device);
    this.loss = new LossKernel(recipe.loss(), network, place);
    Natives.load();
    // The number of threads belongs to the calling thread, whatever an earlier task set.
    set_num_threads(device.threads());
    this.table = network.parameterTable();
    this.program = Program.of(trained.keepingStatistics(Compiler.compile(network, true)));
    this.recipe = recipe;
    this.augmentation =
        new AugmentationKernel(
            new Augmenter(recipe.augmentation(), network.input(), pixels, normalization, seed));
    try (PointerScope scope = new PointerScope()) {
      ScalarType type = Precisions.activations(recipe.precision());
      input = new InputKernel(network.input(), pixels, normalization, type, place, owner);
      weights = FlatVector.ofAll(table, place, owner);
      gradient = FlatVector.ofTrainable(table, ScalarType.Float, place, owner);
      leaves = new Leaves(table, trained, program, weights, type, place, owner);
      for (int i = 0; i < OptimizerKernel.slots(recipe.optimizer()); i++) {
        slots.add(FlatVector.ofTrainable(table, ScalarType.Float, place, owner));
      }
      for (ParameterSlice slice : ParameterSlice.of(recipe, table, trained)) {
        ParameterGroup group = ParameterGroup.of(slice, weights, gradient, slots, owner);
        optimizers.add(OptimizerKernel.of(recipe.optimizer(), group, owner));
      }
      random = owner.keep(new GeneratorOptional(place.generator(seed)));
    }
  }

  /**
   * Continues from a state; a new session starts with zero weights and an optimizer that has seen
   * nothing.
   *
   * @throws IllegalArgumentException if the weights or the optimizer's vectors are not this
   *     session's
   */
  public void restore(Weights start, OptimizerState state) {
    owner.requireOpen();
    if (!start.table().equals(table) || state.slots().size() != slots.size()) {
      throw new IllegalArgumentException(
          "the state of another network or optimizer: %d weights and %d vectors, expected %d and %d"
              .formatted(
                  start.table().length(), state.slots().size(), table.length(), slots.size()));
    }
    for (float[] slot : state.slots()) {
      if (slot.length != table.trainableLength()) {
        throw new IllegalArgumentException(
            "the state of another network: a vector of %d values for the optimizer, expected %d"
                .formatted(slot.length, table.trainableLength()));
      }
    }
    weights.copyFrom(FloatBuffer.wrap(start.values()));
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).copyFrom(FloatBuffer.wrap(state.slots().get(i)));
    }
    steps = state.steps();
  }

  /**
   * Continues from a state that {@link #copyTo} put together.
   *
   * @param state the weights, then the optimizer's vectors if they are remembered
   * @param stepsBefore steps that the optimizer has taken
   * @throws IllegalArgumentException if it is not as long as a state of this session
   */
  public void copyFrom(FloatBuffer state, long stepsBefore) {
    owner.requireOpen();
    boolean isRemembered = state.remaining() != table.length();
    if (isRemembered && state.remaining() != stateLength()) {
      throw new IllegalArgumentException(
          "the state of another network or optimizer: %d values, expected %d, or %d without the optimizer's"
              .formatted(state.remaining(), stateLength(), table.length()));
    }
    FloatBuffer rest = state.duplicate();
    weights.copyFrom(rest);
    for (FlatVector slot : slots) {
      if (isRemembered) {
        slot.copyFrom(rest);
      } else {
        slot.clear();
      }
    }
    steps = stepsBefore;
  }

  private int stateLength() {
    return table.length() + slots.size() * table.trainableLength();
  }

  /**
   * Puts the weights into a buffer and, as far as there is room, the optimizer's vectors.
   *
   * @param state has room for the weights alone, or for all of them
   */
  public void copyTo(FloatBuffer state) {
    owner.requireOpen();
    weights.copyTo(state);
    if (state.hasRemaining()) {
      slots.forEach(slot -> slot.copyTo(state));
    }
  }

  /**
   * Trains on one batch at the optimizer's own learning rate.
   *
   * @see #step(Batch, double)
   */
  public float step(Batch batch) {
    return step(batch, recipe.optimizer().learningRate());
  }

  /**
   * Trains on one batch: forward, loss, backward, clipping, optimizer.
   *
   * @param learningRate of this step, above 0
   * @return the batch's loss before the step
   * @throws IllegalArgumentException if the batch is empty, or holds other images or targets
   * @throws NonFiniteLossException if the loss is infinite or not a number; what is trained is then
   *     as it was
   */
  public float step(Batch batch, double learningRate) {
    try (PointerScope scope = new PointerScope()) {
      float value = backward(batch);
      NonFiniteLossException.check(value, steps + 1, learningRate);
      try (NoGradGuard noGrad = new NoGradGuard()) {
        update(learningRate);
      }
      return value;
    }
  }

  private void update(double learningRate) {
    steps++;
    ClippingKernel.clip(recipe.clipping(), gradient.values());
    for (OptimizerKernel optimizer : optimizers) {
      optimizer.step(learningRate, steps);
    }
  }

  /** Returns the steps that the optimizer has taken, those before a restored state included. */
  public long steps() {
    return steps;
  }

  /** Leaves the gradient of a batch's loss in {@link #gradient}. */
  private float backward(Batch batch) {
    owner.requireOpen();
    if (batch.size() == 0) {
      throw new IllegalArgumentException("cannot train on an empty batch");
    }
    loss.checkTargets(batch);
    leaves.refresh();
    Tensor output =
        program.forward(images(batch), leaves.parameters(), StepContext.training(random));
    Tensor value = loss.of(output, batch);
    leaves.differentiate(value, gradient);
    return value.item_float();
  }

  private Tensor images(Batch batch) {
    Tensor pixels = input.pixels(batch);
    return input.normalized(
        recipe.augmentation().isEmpty() ? pixels : augmentation.forward(batch, steps));
  }

  /** Returns the gradient of a batch's loss without taking a step, in the weights' order. */
  float[] gradient(Batch batch) {
    try (PointerScope scope = new PointerScope()) {
      backward(batch);
      return gradient.toArray();
    }
  }

  /** Returns a copy of the weights. */
  public Weights weights() {
    owner.requireOpen();
    return new Weights(table, weights.toArray());
  }

  /** Returns a copy of what the optimizer remembers. */
  public OptimizerState optimizerState() {
    owner.requireOpen();
    return new OptimizerState(steps, slots.stream().map(FlatVector::toArray).toList());
  }

  /** Returns how many vectors an optimizer remembers, see {@link OptimizerState#slots}. */
  public static int vectors(Optimizer optimizer) {
    return OptimizerKernel.slots(optimizer);
  }

  /** Returns the state of an optimizer that has seen nothing yet. */
  public static OptimizerState initialState(Network network, Optimizer optimizer) {
    int length = network.parameterTable().trainableLength();
    List<float[]> slots = new ArrayList<>();
    for (int i = 0; i < OptimizerKernel.slots(optimizer); i++) {
      slots.add(new float[length]);
    }
    return new OptimizerState(0, slots);
  }

  @Override
  public void close() {
    owner.close();
  }
}
