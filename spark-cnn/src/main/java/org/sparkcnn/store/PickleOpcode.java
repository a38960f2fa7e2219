package org.sparkcnn.store;

/**
 * The opcodes of <a href="https://docs.python.org/3/library/pickletools.html">pickle</a> that
 * containers, strings, numbers and tensors take under the protocols 2 to 5.
 */
enum PickleOpcode {
  PROTO(0x80),
  FRAME(0x95),
  STOP('.'),
  MARK('('),
  NONE('N'),
  NEWTRUE(0x88),
  NEWFALSE(0x89),
  BININT('J'),
  BININT1('K'),
  BININT2('M'),
  LONG1(0x8a),
  LONG4(0x8b),
  BINFLOAT('G'),
  BINUNICODE('X'),
  SHORT_BINUNICODE(0x8c),
  BINUNICODE8(0x8d),
  BINBYTES('B'),
  SHORT_BINBYTES('C'),
  BINBYTES8(0x8e),
  BYTEARRAY8(0x96),
  EMPTY_TUPLE(')'),
  TUPLE('t'),
  TUPLE1(0x85),
  TUPLE2(0x86),
  TUPLE3(0x87),
  EMPTY_LIST(']'),
  APPEND('a'),
  APPENDS('e'),
  EMPTY_SET(0x8f),
  ADDITEMS(0x90),
  FROZENSET(0x91),
  EMPTY_DICT('}'),
  SETITEM('s'),
  SETITEMS('u'),
  BINPUT('q'),
  LONG_BINPUT('r'),
  MEMOIZE(0x94),
  BINGET('h'),
  LONG_BINGET('j'),
  GLOBAL('c'),
  STACK_GLOBAL(0x93),
  REDUCE('R'),
  BUILD('b'),
  BINPERSID('Q');

  private static final PickleOpcode[] BY_CODE = new PickleOpcode[256];

  static {
    for (PickleOpcode opcode : values()) {
      BY_CODE[opcode.code] = opcode;
    }
  }

  private final int code;

  PickleOpcode(int code) {
    this.code = code;
  }

  /** Returns its byte in a pickle. */
  byte code() {
    return (byte) code;
  }

  /** Returns the opcode of a byte, 0 to 255. */
  static PickleOpcode of(int code) {
    PickleOpcode opcode = BY_CODE[code];
    if (opcode == null) {
      throw new IllegalArgumentException(
          "opcode 0x%02x is not one that tensors and containers take".formatted(code));
    }
    return opcode;
  }
}
