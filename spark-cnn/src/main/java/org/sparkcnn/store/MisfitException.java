package org.sparkcnn.store;

import java.io.IOException;

/** A file does not have the weights that a network needs; the message says what differs. */
public final class MisfitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Misfits misfits;

  MisfitException(String message, Misfits misfits, Throwable cause) {
    super(message, cause);
    this.misfits = misfits;
  }

  /** Returns what differs. */
  public Misfits misfits() {
    return misfits;
  }
}
