package org.sparkcnn.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Keeps native objects beyond the scope that they were made in, and releases them together. */
final class NativeOwner implements AutoCloseable {
  private final String what;
  private final Deque<Pointer> kept = new ArrayDeque<>();
  private boolean closed;

  /**
   * Makes an owner.
   *
   * @param what who owns, for the message of a use after close
   */
  NativeOwner(String what) {
    this.what = what;
  }

  /** Takes over an object that was made in the current scope. */
  <P extends Pointer> P keep(P pointer) {
    pointer.retainReference();
    kept.push(pointer);
    return pointer;
  }

  /**
   * Refuses the use of what is closed.
   *
   * @throws IllegalStateException after {@link #close}
   */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this " + what + " is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    while (!kept.isEmpty()) {
      kept.pop().releaseReference();
    }
  }
}
