package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Shape;

/** One step of a {@link Program}: from numbered values to a new one. */
interface Instruction {

  /** Returns the numbers of the values that go in. */
  List<Integer> inputs();

  /** Returns the number of the value that comes out. */
  int output();

  /** Returns whether the output is the first input, overwritten. */
  boolean inPlace();

  /** Returns whether what follows may overwrite the output. */
  boolean givesOutputAway();

  /** Returns whether this may overwrite an input that nothing else needs. */
  boolean canOverwrite();

  /** Returns this instruction, overwriting its first input. */
  Instruction overwriting();

  /**
   * Computes the output.
   *
   * @param values the inputs
   * @param parameters one for each entry of the network's table
   * @param step what the step knows beside that
   */
  Tensor forward(List<Tensor> values, List<Tensor> parameters, StepContext step);

  /**
   * A layer that is computed in one go.
   *
   * @param layer its settings
   * @param operation how it is computed
   * @param input the value that goes in
   * @param output the value that comes out
   * @param shape of the value that goes in, without the batch
   * @param firstParameter index of its first parameter in the network's table
   * @param parameters how many it has
   * @param inPlace whether the output is the input, overwritten
   */
  record Turn<L extends Layer>(
      L layer,
      Operation<L> operation,
      int input,
      int output,
      Shape shape,
      int firstParameter,
      int parameters,
      boolean inPlace)
      implements Instruction {

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    /** Returns its share of a list that has an item for each parameter of the network. */
    <T> List<T> own(List<T> all) {
      return all.subList(firstParameter, firstParameter + parameters);
    }

    @Override
    public Tensor forward(List<Tensor> values, List<Tensor> all, StepContext step) {
      return operation.forward(layer, values.get(0), own(all), step);
    }

    String script(String value, List<String> all) {
      return operation.script(layer, value, own(all));
    }

    /** Returns this turn between other values. */
    Turn<L> between(int from, int to, Shape arriving) {
      return new Turn<>(layer, operation, from, to, arriving, firstParameter, parameters, inPlace);
    }

    @Override
    public boolean givesOutputAway() {
      return operation.givesOutputAway();
    }

    @Override
    public boolean canOverwrite() {
      return operation.canOverwrite(layer);
    }

    @Override
    public Turn<L> overwriting() {
      return new Turn<>(layer, operation, input, output, shape, firstParameter, parameters, true);
    }
  }

  /** How branches are joined. */
  enum Joint {
    SUM,
    CONCATENATION
  }

  /**
   * The end of branches.
   *
   * @param joint how they are joined
   * @param inputs the branches' values
   * @param output the value that comes out
   * @param inPlace whether the output is the first input, overwritten
   */
  record Join(Joint joint, List<Integer> inputs, int output, boolean inPlace)
      implements Instruction {

    @Override
    public Tensor forward(List<Tensor> values, List<Tensor> parameters, StepContext step) {
      if (joint == Joint.CONCATENATION) {
        return torch.cat(new TensorVector(values.toArray(Tensor[]::new)), 1);
      }
      Tensor first = values.get(0);
      return inPlace ? first.add_(values.get(1)) : first.add(values.get(1));
    }

    String script(List<String> values) {
      return joint == Joint.CONCATENATION
          ? "torch.cat([" + String.join(", ", values) + "], 1)"
          : String.join(" + ", values);
    }

    @Override
    public boolean givesOutputAway() {
      return true;
    }

    @Override
    public boolean canOverwrite() {
      return joint == Joint.SUM;
    }

    @Override
    public Join overwriting() {
      return new Join(joint, inputs, output, true);
    }
  }
}
