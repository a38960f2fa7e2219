package org.sparkcnn.store;

import java.util.List;
import java.util.Map;
import org.sparkcnn.store.PyTorchGlobals.ElementType;
import org.sparkcnn.store.PyTorchGlobals.Function;

/** What PyTorch's functions that put tensors and state dicts together come to. */
final class TensorFunctions {
  private static final String TENSOR_2 = "torch._utils._rebuild_tensor_v2";
  private static final String TENSOR_3 = "torch._utils._rebuild_tensor_v3";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";
  private static final String WITH_STATE = "torch._utils._rebuild_parameter_with_state";
  private static final String FROM_TYPE = "torch._tensor._rebuild_from_type_v2";
  private static final String SIZE = "torch.Size";
  private static final String ORDERED_DICT = "collections.OrderedDict";

  /** More are too many for PyTorch as well. */
  private static final int MOST_DIMENSIONS = 64;

  private static final Function REBUILD_2 = TensorFunctions::tensorOfTypedStorage;
  private static final Function REBUILD_3 = TensorFunctions::tensorOfBytes;
  private static final Function REBUILD_FROM_TYPE = TensorFunctions::tensorWithAttributes;

  static final Map<String, Function> ALL =
      Map.of(
          TENSOR_2,
          REBUILD_2,
          TENSOR_3,
          REBUILD_3,
          PARAMETER,
          arguments -> parameter(new PickleArguments(PARAMETER, arguments).count(3, 3)),
          WITH_STATE,
          arguments -> parameter(new PickleArguments(WITH_STATE, arguments).count(4, 4)),
          FROM_TYPE,
          REBUILD_FROM_TYPE,
          SIZE,
          arguments ->
              new PickleArguments(SIZE, arguments).count(1, 1).as(0, List.class, "a tuple"),
          ORDERED_DICT,
          arguments -> {
            new PickleArguments(ORDERED_DICT, arguments).count(0, 0);
            return new PickleDict();
          });

  private TensorFunctions() {}

  /** (storage, offset, size, stride, requires_grad, backward_hooks[, metadata]). */
  private static Object tensorOfTypedStorage(List<?> values) {
    PickleArguments arguments = new PickleArguments(TENSOR_2, values).count(6, 7);
    PyTorchStorage storage = arguments.as(0, PyTorchStorage.class, "a storage");
    if (storage.type().dtype().equals(PyTorchStorage.Type.BYTES)) {
      throw arguments.unexpected(0, "a typed storage");
    }
    return tensor(arguments, storage.type().dtype(), 6);
  }

  /** (storage, offset, size, stride, requires_grad, backward_hooks, dtype[, metadata]). */
  private static Object tensorOfBytes(List<?> values) {
    PickleArguments arguments = new PickleArguments(TENSOR_3, values).count(7, 8);
    PyTorchStorage storage = arguments.as(0, PyTorchStorage.class, "a storage");
    if (!storage.type().dtype().equals(PyTorchStorage.Type.BYTES)) {
      throw arguments.unexpected(0, "an untyped storage");
    }
    return tensor(arguments, arguments.as(6, ElementType.class, "a dtype").dtype(), 7);
  }

  private static PyTorchTensor tensor(PickleArguments arguments, String dtype, int metadata) {
    if (arguments.count() > metadata
        && !arguments.as(metadata, PickleDict.class, "a dict").items().isEmpty()) {
      throw new IllegalArgumentException("contains a negated or conjugated view of a tensor");
    }
    return new PyTorchTensor(
        arguments.as(0, PyTorchStorage.class, "a storage"),
        dtype,
        arguments.natural(1),
        arguments.naturals(2, MOST_DIMENSIONS),
        arguments.naturals(3, MOST_DIMENSIONS));
  }

  /** (data, requires_grad, backward_hooks[, state]). */
  private static Object parameter(PickleArguments arguments) {
    return arguments.as(0, PyTorchTensor.class, "a tensor");
  }

  /** (function, type, its arguments, state): a tensor that carries Python attributes. */
  private static Object tensorWithAttributes(List<?> values) {
    PickleArguments arguments = new PickleArguments(FROM_TYPE, values).count(4, 4);
    Function function = arguments.as(0, Function.class, "a function that makes a tensor");
    // Not itself again: that could go on for as long as the file is.
    if (function != REBUILD_2 && function != REBUILD_3) {
      throw arguments.unexpected(0, "a function that makes a tensor");
    }
    return function.call(arguments.as(2, List.class, "a tuple"));
  }
}
