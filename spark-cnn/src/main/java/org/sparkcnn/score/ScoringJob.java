package org.sparkcnn.score;

import java.io.Serializable;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageColumn;

/**
 * What the tasks that score need to know.
 *
 * @param column how images are read
 * @param handleInvalid what becomes of rows whose image cannot be read
 * @param model what scores
 * @param batchSize rows scored together
 * @param writer makes the values that are appended
 */
public record ScoringJob(
    ImageColumn column,
    HandleInvalid handleInvalid,
    ScoringModel model,
    int batchSize,
    OutputWriter writer)
    implements Serializable {

  /** Short, for it stands in query plans. */
  @Override
  public String toString() {
    return "batchSize=" + batchSize + ", handleInvalid=" + handleInvalid;
  }
}
