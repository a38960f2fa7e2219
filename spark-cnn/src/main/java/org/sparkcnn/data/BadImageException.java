package org.sparkcnn.data;

import java.util.Map;
import org.apache.spark.SparkThrowable;

/**
 * An image that cannot be read; the message is the reason alone, without column, path or row.
 *
 * <p>As one of Spark's own kinds of errors it reaches who asked for the rows as it is, and not
 * within one that talks of tasks and stages; Python shows its message alone.
 */
public final class BadImageException extends IllegalArgumentException implements SparkThrowable {
  private static final long serialVersionUID = 1L;

  /** Makes it with the reason, a clause that can follow a colon. */
  public BadImageException(String reason) {
    super(reason);
  }

  /** Makes it with the reason and what a library threw. */
  public BadImageException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Returns Spark's name of this kind of errors, one for which it has a text. */
  @Override
  public String getCondition() {
    return "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION";
  }

  @Override
  public Map<String, String> getMessageParameters() {
    return Map.of("badRecord", String.valueOf(getMessage()), "failFastMode", "FAILFAST");
  }
}
