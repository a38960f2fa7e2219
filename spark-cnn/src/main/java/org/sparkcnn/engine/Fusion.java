package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.engine.Instruction.Join;
import org.sparkcnn.engine.Instruction.Joint;
import org.sparkcnn.engine.Instruction.Turn;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

/**
 * Rewrites a network's instructions for scoring, where weights are constants: batch norm goes into
 * the filters before it, and a convolution takes the addition and the activation that follow it
 * along.
 */
final class Fusion {
  /** The batch that filters are laid out for; others run as well. */
  private static final long TYPICAL_BATCH = 16;

  private final List<Instruction> source;
  private final List<Tensor> weights;
  private final ScalarType type;
  private final NativeOwner owner;
  private final List<Instruction> result = new ArrayList<>();
  private final Map<Integer, Instruction> onlyUse = new HashMap<>();
  private final Set<Instruction> taken = new HashSet<>();
  private final Set<Integer> ready = new HashSet<>(Set.of(0));

  /** How many of the instructions to come need each value. */
  private final int[] uses;

  private Fusion(
      List<Instruction> source, List<Tensor> weights, ScalarType type, NativeOwner owner) {
    this.source = source;
    this.weights = weights;
    this.type = type;
    this.owner = owner;
    this.uses = Program.uses(source);
    for (Instruction instruction : source) {
      instruction.inputs().stream()
          .filter(value -> uses[value] == 1)
          .forEach(value -> onlyUse.put(value, instruction));
    }
  }

  /**
   * Returns the instructions that score.
   *
   * @param source those of the network
   * @param weights one fp32 tensor for each entry of its table
   * @param type of the activations
   * @param owner keeps the constants
   */
  static List<Instruction> fuse(
      List<Instruction> source, List<Tensor> weights, ScalarType type, NativeOwner owner) {
    return OneDnn.isAvailable() ? new Fusion(source, weights, type, owner).fuse() : source;
  }

  private List<Instruction> fuse() {
    for (Instruction instruction : source) {
      if (!taken.contains(instruction)) {
        Instruction next = instruction;
        if (instruction instanceof Turn<?> turn && turn.layer() instanceof Conv2d conv) {
          next =
              isSymmetric(conv) && Windows.meet(conv, turn.shape())
                  ? convolution(turn, conv)
                  : instruction;
        } else if (instruction instanceof Turn<?> turn && turn.layer() instanceof Linear linear) {
          next = linear(turn, linear);
        }
        result.add(next);
        ready.add(next.output());
        next.inputs().forEach(value -> uses[value]--);
      }
    }
    return result;
  }

  /** Zeros that keep the size lie unevenly around an even kernel; oneDNN's operator has no such. */
  private static boolean isSymmetric(Conv2d layer) {
    Size2d kernel = layer.kernel();
    return !layer.samePadding() || (kernel.height() % 2 == 1 && kernel.width() % 2 == 1);
  }

  private Instruction convolution(Turn<?> turn, Conv2d layer) {
    List<Tensor> own = turn.own(weights);
    Tensor filters = own.get(0);
    Tensor bias = layer.bias() ? own.get(1) : null;
    int output = turn.output();
    if (onlyUse.get(output) instanceof Turn<?> norm && norm.layer() instanceof BatchNorm batch) {
      List<Tensor> measured = norm.own(weights);
      Tensor scale = measured.get(0).div(measured.get(3).add(new Scalar(batch.eps())).sqrt_());
      filters = filters.mul(scale.view(-1, 1, 1, 1));
      Tensor mean = bias == null ? measured.get(2).neg() : bias.sub(measured.get(2));
      bias = mean.mul(scale).add_(measured.get(1));
      output = take(norm);
    }
    Integer other = hasOneOrder(layer.output(turn.shape())) ? addend(output) : null;
    if (other != null) {
      output = take(onlyUse.get(output));
    }
    PostOperation last = postOperation(output);
    if (other != null && !last.equals(PostOperation.RELU)) {
      // After an addition the operator knows no other.
      last = PostOperation.NONE;
    }
    output = last.isNone() ? output : take(onlyUse.get(output));

    IValue padding = kept(OneDnn.longs(Windows.padding(layer).toLongs()));
    IValue stride = kept(OneDnn.longs(layer.stride().toLongs()));
    IValue dilation = kept(OneDnn.longs(layer.dilation().toLongs()));
    Shape input = turn.shape();
    Tensor packed =
        OneDnn.packed(
            filters.to(type),
            padding,
            stride,
            dilation,
            layer.groups(),
            TYPICAL_BATCH,
            input.channels(),
            input.height(),
            input.width());
    List<IValue> rest = new ArrayList<>();
    rest.add(kept(new IValue(packed)));
    rest.add(kept(bias == null ? new IValue() : new IValue(bias.to(type))));
    rest.addAll(List.of(padding, stride, dilation, kept(new IValue((long) layer.groups()))));
    if (other == null) {
      OperatorHandle operator = owner.keep(OneDnn.operator(OneDnn.CONVOLUTION, ""));
      rest.addAll(arguments(operator, last, 8));
      return new Fused(operator, List.of(turn.input()), output, rest);
    }
    // Where nothing else needs the addend, the sum overwrites it, which saves a copy. In bf16 the
    // operator refuses to, if the addend lies in another order than its own.
    boolean spent =
        type == ScalarType.Float && uses[other] == 1 && other != turn.input() && other != 0;
    OperatorHandle operator =
        owner.keep(
            OneDnn.operator(spent ? OneDnn.ADDING_CONVOLUTION : OneDnn.CONVOLUTION, "binary"));
    rest.addAll(List.of(kept(new IValue("add")), kept(new IValue())));
    rest.addAll(
        last.isNone()
            ? List.of(kept(new IValue()), kept(last.numbersValue(operator, 11)), kept(new IValue()))
            : arguments(operator, last, 11));
    return new Fused(
        operator,
        spent ? List.of(other, turn.input()) : List.of(turn.input(), other),
        output,
        rest);
  }

  private Instruction linear(Turn<?> turn, Linear layer) {
    List<Tensor> own = turn.own(weights);
    PostOperation last = postOperation(turn.output());
    int output = last.isNone() ? turn.output() : take(onlyUse.get(turn.output()));
    OperatorHandle operator = owner.keep(OneDnn.operator(OneDnn.LINEAR, ""));
    List<IValue> rest = new ArrayList<>();
    // A copy: the session outlives the vector that this is a view of.
    rest.add(kept(new IValue(own.get(0).to(type).clone())));
    rest.add(kept(layer.bias() ? new IValue(own.get(1).to(type).clone()) : new IValue()));
    rest.addAll(arguments(operator, last, 4));
    return new Fused(operator, List.of(turn.input()), output, rest);
  }

  private List<IValue> arguments(OperatorHandle operator, PostOperation last, int numbers) {
    return List.of(
        kept(last.nameValue()), kept(last.numbersValue(operator, numbers)), kept(new IValue()));
  }

  /**
   * Returns whether channels-last is an order of its own. Values of one channel or one pixel have
   * several that are the same, and the operator fails on an addend in another than its own.
   */
  private static boolean hasOneOrder(Shape image) {
    return image.channels() > 1 && image.height() * image.width() > 1;
  }

  /** Returns the value that is added to this one, if that is all that becomes of it. */
  private Integer addend(int value) {
    if (!(onlyUse.get(value) instanceof Join join) || join.joint() != Joint.SUM) {
      return null;
    }
    int other = join.inputs().get(join.inputs().get(0) == value ? 1 : 0);
    return ready.contains(other) ? other : null;
  }

  private PostOperation postOperation(int value) {
    PostOperation next =
        onlyUse.get(value) instanceof Turn<?> turn ? PostOperation.of(turn.layer()) : null;
    return next == null ? PostOperation.NONE : next;
  }

  private int take(Instruction instruction) {
    taken.add(instruction);
    return instruction.output();
  }

  private IValue kept(IValue value) {
    return owner.keep(value);
  }
}
