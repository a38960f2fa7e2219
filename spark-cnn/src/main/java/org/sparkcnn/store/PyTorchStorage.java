package org.sparkcnn.store;

import java.util.List;

/**
 * Values that tensors are views of: an entry of the archive.
 *
 * @param key the entry's name under {@code data/}
 * @param type what its values are
 * @param length how many there are
 */
record PyTorchStorage(String key, Type type, long length) {

  /**
   * A storage's class.
   *
   * @param dtype its values' type, or {@link #BYTES}
   */
  record Type(String dtype) {
    /** An untyped storage counts bytes, and each tensor says what they mean. */
    static final String BYTES = "bytes";
  }

  /** Returns the storage that a persistent id names. */
  static PyTorchStorage of(Object id) {
    if (!(id instanceof List<?> parts)) {
      throw new IllegalArgumentException(
          "expected a tuple as a storage's id, found " + Unread.describe(id));
    }
    PickleArguments arguments = new PickleArguments("storage", parts).count(5, 5);
    if (!arguments.text(0).equals("storage")) {
      throw arguments.unexpected(0, "'storage'");
    }
    Type type = arguments.as(1, Type.class, "a class of storages");
    // The device, argument 3, is where the values were.
    return new PyTorchStorage(arguments.text(2), type, arguments.natural(4));
  }
}
