package org.sparkcnn.store;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a pickle may name, of what <a
 * href="https://docs.pytorch.org/docs/stable/notes/serialization.html#weights-only">PyTorch itself
 * takes for safe</a>: types of values and a few functions, each with what it means here.
 */
final class PyTorchGlobals {
  /** PyTorch's types, under {@link Dtype}'s names where it has them. */
  private static final Map<String, String> DTYPES =
      Map.ofEntries(
          entry("float64", "F64"),
          entry("float32", "F32"),
          entry("float16", "F16"),
          entry("bfloat16", "BF16"),
          entry("int64", "I64"),
          entry("int32", "I32"),
          entry("int16", "I16"),
          entry("int8", "I8"),
          entry("uint8", "U8"),
          entry("bool", "BOOL"),
          entry("uint16", "uint16"),
          entry("uint32", "uint32"),
          entry("uint64", "uint64"),
          entry("complex32", "complex32"),
          entry("complex64", "complex64"),
          entry("complex128", "complex128"),
          entry("float8_e4m3fn", "float8_e4m3fn"),
          entry("float8_e4m3fnuz", "float8_e4m3fnuz"),
          entry("float8_e5m2", "float8_e5m2"),
          entry("float8_e5m2fnuz", "float8_e5m2fnuz"),
          entry("float8_e8m0fnu", "float8_e8m0fnu"));

  private static final Map<String, String> STORAGES =
      Map.ofEntries(
          entry("torch.DoubleStorage", "F64"),
          entry("torch.FloatStorage", "F32"),
          entry("torch.HalfStorage", "F16"),
          entry("torch.BFloat16Storage", "BF16"),
          entry("torch.LongStorage", "I64"),
          entry("torch.IntStorage", "I32"),
          entry("torch.ShortStorage", "I16"),
          entry("torch.CharStorage", "I8"),
          entry("torch.ByteStorage", "U8"),
          entry("torch.BoolStorage", "BOOL"),
          entry("torch.ComplexFloatStorage", "complex64"),
          entry("torch.ComplexDoubleStorage", "complex128"),
          entry("torch.storage.UntypedStorage", PyTorchStorage.Type.BYTES));

  /** Tensors that are not refused as strangers but for what they are. */
  private static final Map<String, String> OTHER_TENSORS =
      Map.of(
          "torch._utils._rebuild_qtensor", "a quantised tensor",
          "torch._utils._rebuild_sparse_tensor", "a sparse tensor",
          "torch._utils._rebuild_nested_tensor", "a nested tensor",
          "torch._utils._rebuild_meta_tensor_no_storage", "a tensor without values (meta)");

  private static final Map<String, Object> KNOWN = new HashMap<>();

  static {
    DTYPES.forEach((name, dtype) -> KNOWN.put("torch." + name, new ElementType(dtype)));
    STORAGES.forEach((name, dtype) -> KNOWN.put(name, new PyTorchStorage.Type(dtype)));
    KNOWN.putAll(TensorFunctions.ALL);
    KNOWN.put("torch.Tensor", Unread.CLASS);
    KNOWN.put("torch.nn.parameter.Parameter", Unread.CLASS);
    make("collections.Counter", Unread.OBJECT);
    make("torch.device", Unread.OBJECT);
    make("_codecs.encode", Unread.BYTES);
    for (String builtins : List.of("builtins.", "__builtin__.")) { // the latter before protocol 3
      make(builtins + "set", Unread.SET);
      make(builtins + "frozenset", Unread.SET);
      make(builtins + "bytearray", Unread.BYTES);
      make(builtins + "complex", Unread.NUMBER);
    }
  }

  private PyTorchGlobals() {}

  /** Makes a value of a tuple of arguments. */
  interface Function {
    Object call(List<?> arguments);
  }

  /** A torch.dtype. */
  record ElementType(String dtype) {}

  private static void make(String name, Unread what) {
    Function function = arguments -> what;
    KNOWN.put(name, function);
  }

  /**
   * Returns what a module's name means.
   *
   * @throws IllegalArgumentException if it is not in the list; nothing is done with it
   */
  static Object find(String module, String name) {
    String full = module + "." + name;
    Object known = KNOWN.get(full);
    if (known != null) {
      return known;
    }
    String other = OTHER_TENSORS.get(full);
    throw new IllegalArgumentException(
        other != null
            ? "contains %s, %s; only plain ones can be read".formatted(full, other)
            : ("contains %s, which is neither a tensor nor a container; only state dicts are read,"
                    + " nothing in the file is executed. If it holds a whole model,"
                    + " save model.state_dict() instead")
                .formatted(Unread.shown(full)));
  }
}
