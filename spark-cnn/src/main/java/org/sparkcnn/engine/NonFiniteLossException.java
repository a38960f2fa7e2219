package org.sparkcnn.engine;

/** Training has left what numbers can hold: the loss of a batch is infinite or not a number. */
public final class NonFiniteLossException extends RuntimeException {

  /** Makes an exception with a message that says where it happened and what to try. */
  public NonFiniteLossException(String message) {
    super(message);
  }

  /** Makes an exception that says more than another one. */
  public NonFiniteLossException(String message, Throwable cause) {
    super(message, cause);
  }

  static void check(float loss, long step, double learningRate) {
    if (!Float.isFinite(loss)) {
      throw new NonFiniteLossException(
          ("the loss of step %d is %s at the learning rate %s: try a lower learningRate, bound the"
                  + " gradients (clipNorm), or check the pixels' normalisation (mean and std)")
              .formatted(step, loss, learningRate));
    }
  }
}
