package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

/** Takes a network apart into instructions, layers that hold layers included. */
final class Compiler {
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final boolean trains;
  private int parameters;

  private Compiler(Shape input, boolean trains) {
    this.trains = trains;
    shapes.add(input);
  }

  /**
   * Returns the instructions of a network, whose input is value 0.
   *
   * @param trains whether a backward pass follows
   */
  static List<Instruction> compile(Network network, boolean trains) {
    Compiler compiler = new Compiler(network.input(), trains);
    compiler.chain(network.layers(), 0);
    return compiler.instructions;
  }

  /** Returns whether a backward pass follows. */
  boolean trains() {
    return trains;
  }

  /** Returns the shape of a value, without the batch. */
  Shape shape(int value) {
    return shapes.get(value);
  }

  /** Compiles layers, one after the other; an empty list hands its input through. */
  int chain(List<NamedLayer> layers, int input) {
    int value = input;
    for (NamedLayer named : layers) {
      value = layer(named.layer(), value);
    }
    return value;
  }

  /** Compiles a layer. */
  int layer(Layer layer, int input) {
    return Kernels.of(layer).compile(layer, input, this);
  }

  /** Adds a layer that is one operation. */
  <L extends Layer> int add(L layer, Operation<L> operation, int input) {
    Shape shape = shapes.get(input);
    int own = layer.parameters(shape).size();
    int output = value(layer.output(shape));
    instructions.add(
        new Instruction.Turn<>(layer, operation, input, output, shape, parameters, own, false));
    parameters += own;
    return output;
  }

  /** Adds the end of branches. */
  int join(Instruction.Joint joint, List<Integer> inputs) {
    Shape first = shapes.get(inputs.get(0));
    int channels = inputs.stream().mapToInt(value -> shapes.get(value).sizes().get(0)).sum();
    int output =
        value(
            joint == Instruction.Joint.SUM
                ? first
                : Shape.image(channels, first.height(), first.width()));
    instructions.add(new Instruction.Join(joint, List.copyOf(inputs), output, false));
    return output;
  }

  private int value(Shape shape) {
    shapes.add(shape);
    return shapes.size() - 1;
  }
}
