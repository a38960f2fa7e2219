package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;

/**
 * An operator with all its arguments but the first ones ready, which are the inputs.
 *
 * @param operator what is called
 * @param inputs the values that go in
 * @param output the value that comes out
 * @param rest the arguments after them
 */
record Fused(OperatorHandle operator, List<Integer> inputs, int output, List<IValue> rest)
    implements Instruction {

  @Override
  public Tensor forward(List<Tensor> values, List<Tensor> parameters, StepContext step) {
    IValue[] arguments = new IValue[values.size() + rest.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < values.size() ? new IValue(values.get(i)) : rest.get(i - values.size());
    }
    return OneDnn.call(operator, arguments);
  }

  @Override
  public boolean inPlace() {
    return false;
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }

  @Override
  public boolean canOverwrite() {
    return false;
  }

  @Override
  public Instruction overwriting() {
    throw new IllegalStateException("a fused operator does not overwrite its input");
  }
}
