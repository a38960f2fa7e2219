package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.ListType;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OperatorName;
import org.bytedeco.pytorch.Tensor;

/**
 * Operators of libtorch that have no function of their own in C++, called by name: oneDNN's
 * convolution and matrix product with what follows them done on each value while it is in a
 * register. PyTorch's own compiler calls them for inference; they have no backward pass.
 */
final class OneDnn {
  static final String CONVOLUTION = "mkldnn::_convolution_pointwise";
  static final String ADDING_CONVOLUTION = "mkldnn::_convolution_pointwise_";
  static final String LINEAR = "mkldnn::_linear_pointwise";
  private static final String REORDER = "mkldnn::_reorder_convolution_weight";

  private OneDnn() {}

  /** Returns whether this build of libtorch has the operators. */
  static boolean isAvailable() {
    return Dispatcher.singleton().findSchema(new OperatorName(CONVOLUTION, "")).has_value()
        && Dispatcher.singleton().findSchema(new OperatorName(LINEAR, "")).has_value();
  }

  static OperatorHandle operator(String name, String overload) {
    return Dispatcher.singleton().findSchemaOrThrow(name, overload);
  }

  static Tensor call(OperatorHandle operator, IValue... arguments) {
    IValueVector stack = new IValueVector(arguments);
    operator.callBoxed(stack);
    return stack.get(0).toTensor();
  }

  static IValue longs(long... values) {
    GenericList list = new GenericList(ListType.ofInts().containedType(0));
    for (long value : values) {
      list.push_back(new IValue(value));
    }
    return new IValue(list);
  }

  /** Returns numbers in a list of the type that an operator's argument has. */
  static IValue numbers(OperatorHandle operator, int argument, List<Double> values) {
    GenericList list =
        new GenericList(
            operator.schema().arguments().getPointer(argument).type().get().containedType(0));
    for (double value : values) {
      list.push_back(new IValue(value));
    }
    return new IValue(list);
  }

  /** Returns a convolution's filters in the order that oneDNN computes fastest with. */
  static Tensor packed(
      Tensor filters, IValue padding, IValue stride, IValue dilation, int groups, long... input) {
    return call(
        operator(REORDER, ""),
        new IValue(filters),
        padding,
        stride,
        dilation,
        new IValue((long) groups),
        longs(input));
  }
}
