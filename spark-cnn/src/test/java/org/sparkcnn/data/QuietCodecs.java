package org.sparkcnn.data;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Keeps libjpeg and libpng, that write a line on each corrupt file to C's standard error and cannot
 * be told not to, from filling the log with thousands of them. On Linux only; elsewhere they do.
 */
final class QuietCodecs implements AutoCloseable {
  private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

  private final Pointer variable;
  private final Pointer before;

  QuietCodecs() {
    if (!IS_LINUX) {
      variable = null;
      before = null;
      return;
    }
    NativeLibrary process = NativeLibrary.getProcess();
    variable = process.getGlobalVariableAddress("stderr");
    before = variable.getPointer(0);
    Object[] nowhere = {"/dev/null", "w"};
    variable.setPointer(0, process.getFunction("fopen").invokePointer(nowhere));
  }

  @Override
  public void close() {
    if (variable != null) {
      variable.setPointer(0, before);
    }
  }
}
