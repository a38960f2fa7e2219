package org.sparkcnn.engine;

import org.sparkcnn.network.Size2d;

/** Values as TorchScript writes them. */
final class Script {
  private Script() {}

  static String of(Size2d size) {
    return "[%d, %d]".formatted(size.height(), size.width());
  }

  static String of(boolean value) {
    return value ? "True" : "False";
  }
}
