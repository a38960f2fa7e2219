package org.sparkcnn.data;

/** An image that cannot be read; the message is the reason alone, without column, path or row. */
public final class BadImageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes it with the reason, a clause that can follow a colon. */
  public BadImageException(String reason) {
    super(reason);
  }

  /** Makes it with the reason and what a library threw. */
  public BadImageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
