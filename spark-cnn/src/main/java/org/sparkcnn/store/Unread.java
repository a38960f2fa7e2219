package org.sparkcnn.store;

import java.util.List;

/** A value in a pickle that is passed over: only what it was is remembered. */
enum Unread {
  NONE("None"),
  NUMBER("a number"),
  BYTES("bytes"),
  LIST("a list"),
  SET("a set"),
  CLASS("a class"),
  OBJECT("an object");

  private static final int SHOWN = 80;

  private final String words;

  Unread(String words) {
    this.words = words;
  }

  /** Returns what a value from a pickle is, for messages; never long. */
  static String describe(Object value) {
    if (value instanceof Unread unread) {
      return unread.words;
    } else if (value instanceof String text) {
      return "'" + shown(text) + "'";
    } else if (value instanceof Long || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof List<?> tuple) {
      return "a tuple of " + tuple.size();
    } else if (value instanceof PickleDict) {
      return "a dict";
    } else if (value instanceof PyTorchTensor) {
      return "a tensor";
    } else if (value instanceof PyTorchStorage) {
      return "a storage";
    }
    return "a type or function";
  }

  /** Returns a name from a file as messages show it, on one line and not long. */
  static String shown(String name) {
    String start = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "...";
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
