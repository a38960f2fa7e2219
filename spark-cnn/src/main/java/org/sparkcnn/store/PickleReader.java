package org.sparkcnn.store;

import java.util.List;

/**
 * Reads a pickle that holds containers and tensors, which become {@link PickleDict}, {@link List}
 * (a tuple), {@link PyTorchTensor}, String, Long, Boolean and, for all that nobody asks for, {@link
 * Unread}. What else it names is refused: nothing is looked up, made or called but what {@link
 * PyTorchGlobals} lists.
 *
 * <p>Libraries for pickles make objects of whatever class a file names and allocate what a file
 * claims. Here nothing recurses, and each opcode takes a bounded amount of memory beyond the bytes
 * that it consists of.
 */
final class PickleReader {
  private static final int NEWEST_PROTOCOL = 5;

  private final PickleInput in;
  private final PickleStack stack = new PickleStack();

  private PickleReader(byte[] pickle) {
    in = new PickleInput(pickle);
  }

  /**
   * Returns what a pickle holds.
   *
   * @throws IllegalArgumentException if it is not well formed, or holds what is not in the list
   */
  static Object read(byte[] pickle) {
    return new PickleReader(pickle).read();
  }

  private Object read() {
    while (true) {
      int at = in.position();
      try {
        PickleOpcode opcode = PickleOpcode.of(in.unsignedByte());
        if (opcode == PickleOpcode.STOP) {
          return stack.result();
        }
        step(opcode);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("at byte %d: %s".formatted(at, e.getMessage()), e);
      }
    }
  }

  private void step(PickleOpcode opcode) {
    switch (opcode) {
      case PROTO -> checkProtocol(in.unsignedByte());
      case FRAME -> in.signedLong(); // a hint for readers of streams
      case MARK -> stack.mark();
      case NONE -> stack.push(Unread.NONE);
      case NEWTRUE -> stack.push(true);
      case NEWFALSE -> stack.push(false);
      case BININT -> stack.push((long) in.signedInt());
      case BININT1 -> stack.push((long) in.unsignedByte());
      case BININT2 -> stack.push((long) in.unsignedShort());
      case LONG1 -> stack.push(in.number(in.unsignedByte()));
      case LONG4 -> stack.push(in.number(in.unsignedInt()));
      case BINFLOAT -> skip(Double.BYTES, Unread.NUMBER);
      case BINUNICODE -> stack.push(in.text(in.unsignedInt()));
      case SHORT_BINUNICODE -> stack.push(in.text(in.unsignedByte()));
      case BINUNICODE8 -> stack.push(in.text(in.signedLong()));
      case BINBYTES -> skip(in.unsignedInt(), Unread.BYTES);
      case SHORT_BINBYTES -> skip(in.unsignedByte(), Unread.BYTES);
      case BINBYTES8, BYTEARRAY8 -> skip(in.signedLong(), Unread.BYTES);
      case EMPTY_TUPLE -> stack.push(List.of());
      case TUPLE -> stack.push(stack.popMarked());
      case TUPLE1 -> stack.push(stack.pop(1));
      case TUPLE2 -> stack.push(stack.pop(2));
      case TUPLE3 -> stack.push(stack.pop(3));
      case EMPTY_LIST -> stack.push(Unread.LIST);
      case APPEND -> addTo(Unread.LIST, stack.pop(1));
      case APPENDS -> addTo(Unread.LIST, stack.popMarked());
      case EMPTY_SET -> stack.push(Unread.SET);
      case ADDITEMS -> addTo(Unread.SET, stack.popMarked());
      case FROZENSET -> {
        stack.popMarked();
        stack.push(Unread.SET);
      }
      case EMPTY_DICT -> stack.push(new PickleDict());
      case SETITEM -> put(stack.pop(2));
      case SETITEMS -> put(stack.popMarked());
      case BINPUT -> stack.memoize(in.unsignedByte());
      case LONG_BINPUT -> stack.memoize(in.unsignedInt());
      case MEMOIZE -> stack.memoize();
      case BINGET -> stack.push(stack.recall(in.unsignedByte()));
      case LONG_BINGET -> stack.push(stack.recall(in.unsignedInt()));
      case GLOBAL -> stack.push(PyTorchGlobals.find(in.line(), in.line()));
      case STACK_GLOBAL -> stack.push(global(stack.pop(2)));
      case REDUCE -> stack.push(call(stack.pop(2)));
      case BUILD -> build(stack.pop());
      case BINPERSID -> stack.push(PyTorchStorage.of(stack.pop()));
      case STOP -> throw new AssertionError(opcode);
    }
  }

  private static void checkProtocol(int protocol) {
    if (protocol > NEWEST_PROTOCOL) {
      throw new IllegalArgumentException(
          "protocol %d, expected at most %d".formatted(protocol, NEWEST_PROTOCOL));
    }
  }

  private void skip(long length, Unread what) {
    in.skip(length);
    stack.push(what);
  }

  /** What a list or a set holds is forgotten: tensors are only looked for in dicts. */
  private void addTo(Unread container, List<Object> elements) {
    if (stack.peek() != container) {
      throw new IllegalArgumentException(
          "%d elements are added to %s".formatted(elements.size(), Unread.describe(stack.peek())));
    }
  }

  private void put(List<Object> items) {
    if (!(stack.peek() instanceof PickleDict dict) || items.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "%d keys and values are put into %s"
              .formatted(items.size(), Unread.describe(stack.peek())));
    }
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(items.get(i), items.get(i + 1));
    }
  }

  private static Object global(List<Object> names) {
    if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
      return PyTorchGlobals.find(module, name);
    }
    throw new IllegalArgumentException(
        "expected a module and a name, found %s and %s"
            .formatted(Unread.describe(names.get(0)), Unread.describe(names.get(1))));
  }

  private static Object call(List<Object> call) {
    if (call.get(0) instanceof PyTorchGlobals.Function function
        && call.get(1) instanceof List<?> arguments) {
      return function.call(arguments);
    }
    throw new IllegalArgumentException(
        "%s is called with %s"
            .formatted(Unread.describe(call.get(0)), Unread.describe(call.get(1))));
  }

  /** A state dict's attributes ({@code _metadata}, the modules' versions) are not asked for. */
  private void build(Object state) {
    if (!(stack.peek() instanceof PickleDict) || !(state instanceof PickleDict)) {
      throw new IllegalArgumentException(
          "%s is given %s as its state"
              .formatted(Unread.describe(stack.peek()), Unread.describe(state)));
    }
  }
}
