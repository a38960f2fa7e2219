package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.MaxPool2d;

/**
 * A network as a list of instructions in the order in which they are computed. It is the network's
 * own order but for one change that alters no bit of the result: ReLU runs after the max pooling
 * that follows it, on a fraction of the values (the largest of a window stays the largest).
 */
final class Program {
  private final List<Instruction> instructions;
  private final int[] uses;

  private Program(List<Instruction> instructions, int[] uses) {
    this.instructions = instructions;
    this.uses = uses;
  }

  /** Returns the program of instructions. */
  static Program of(List<Instruction> compiled) {
    List<Instruction> instructions = new ArrayList<>(compiled);
    int[] uses = uses(instructions);
    poolBeforeRelu(instructions, uses);
    overwrite(instructions, uses);
    return new Program(List.copyOf(instructions), uses);
  }

  /** Returns the instructions: value 0 is the network's input, the last output its own. */
  List<Instruction> instructions() {
    return instructions;
  }

  /** Returns how many instructions need each value; the network's own output is needed outside. */
  static int[] uses(List<Instruction> instructions) {
    int last = instructions.stream().mapToInt(Instruction::output).max().orElse(0);
    int[] uses = new int[last + 1];
    instructions.forEach(instruction -> instruction.inputs().forEach(value -> uses[value]++));
    if (!instructions.isEmpty()) {
      uses[instructions.get(instructions.size() - 1).output()]++;
    }
    return uses;
  }

  private static void poolBeforeRelu(List<Instruction> instructions, int[] uses) {
    for (int i = 1; i < instructions.size(); i++) {
      if (instructions.get(i - 1) instanceof Instruction.Turn<?> relu
          && instructions.get(i) instanceof Instruction.Turn<?> pool
          && isRelu(relu)
          && pool.layer() instanceof MaxPool2d
          && pool.input() == relu.output()
          && uses[relu.output()] == 1) {
        instructions.set(i - 1, pool.between(relu.input(), relu.output(), relu.shape()));
        instructions.set(
            i, relu.between(relu.output(), pool.output(), pool.layer().output(pool.shape())));
      }
    }
  }

  private static void overwrite(List<Instruction> instructions, int[] uses) {
    boolean[] free = new boolean[uses.length];
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      free[instruction.output()] = instruction.givesOutputAway() && uses[instruction.output()] == 1;
      if (instruction.canOverwrite() && free[instruction.inputs().get(0)]) {
        instructions.set(i, instruction.overwriting());
      }
    }
  }

  static boolean isRelu(Instruction.Turn<?> turn) {
    return turn.layer() instanceof Activation activation
        && activation.function() == Activation.Function.RELU;
  }

  /**
   * Computes the network. Values are let go as soon as no instruction needs them, so that their
   * memory is used again: by the values that follow, or in training by the backward pass.
   *
   * @param input (N, C, H, W); released
   * @param parameters one for each entry of the network's table
   * @param step what the layers need beside that
   */
  Tensor forward(Tensor input, List<Tensor> parameters, StepContext step) {
    int[] left = uses.clone();
    Tensor[] values = new Tensor[left.length];
    values[0] = input;
    Tensor result = input;
    for (Instruction instruction : instructions) {
      List<Tensor> inputs = instruction.inputs().stream().map(value -> values[value]).toList();
      result = instruction.forward(inputs, parameters, step.inPlace(instruction.inPlace()));
      if (instruction.inPlace()) {
        // What an operation in place returns is no tensor of its own, and ends with its input.
        result = inputs.get(0);
        values[instruction.inputs().get(0)] = null;
      }
      for (int value : instruction.inputs()) {
        left[value]--;
        if (left[value] == 0 && values[value] != null) {
          values[value].close();
          values[value] = null;
        }
      }
      values[instruction.output()] = result;
    }
    return result;
  }

  /** Returns the program as lines of TorchScript from {@code v0} to {@code scores}. */
  String script(List<String> parameters) {
    StringBuilder source = new StringBuilder();
    for (Instruction instruction : instructions) {
      String expression;
      if (instruction instanceof Instruction.Turn<?> turn) {
        expression = turn.script("v" + turn.input(), parameters);
      } else {
        expression =
            ((Instruction.Join) instruction)
                .script(instruction.inputs().stream().map(value -> "v" + value).toList());
      }
      source.append("    v%d = %s%n".formatted(instruction.output(), expression));
    }
    int last = instructions.isEmpty() ? 0 : instructions.get(instructions.size() - 1).output();
    return source.append("    scores = v" + last + "\n").toString();
  }
}
