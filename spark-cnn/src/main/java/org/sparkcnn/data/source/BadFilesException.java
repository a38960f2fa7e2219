package org.sparkcnn.data.source;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.SparkThrowable;

/**
 * The files of a data set are missing, or not what they should be; the message names the file or
 * the folder, what was found and what was expected.
 *
 * <p>As one of Spark's own kinds of errors it reaches who asked for the rows as it is, and not
 * within one that talks of tasks and stages; Python shows its message alone.
 */
public final class BadFilesException extends IllegalArgumentException implements SparkThrowable {
  private static final long serialVersionUID = 1L;

  BadFilesException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Returns Spark's name of this kind of errors, one for which it has a text. */
  @Override
  public String getCondition() {
    return "FAILED_READ_FILE.NO_HINT";
  }

  @Override
  public Map<String, String> getMessageParameters() {
    return Map.of("path", String.valueOf(getMessage()));
  }
}
