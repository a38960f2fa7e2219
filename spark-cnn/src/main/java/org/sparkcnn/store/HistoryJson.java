package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparkcnn.plan.EpochRecord;

/** The history of a training as JSON, an epoch a line, and back. */
final class HistoryJson {
  private static final RecordForm<Epochs> FORM = RecordForm.of(Epochs.class);

  private HistoryJson() {}

  /** The whole file; package-private because its form reads it by reflection. */
  record Epochs(List<EpochRecord> epochs) {}

  static String write(List<EpochRecord> history) {
    ObjectNode root = FORM.write(new Epochs(history));
    return JsonText.of(root);
  }

  /** Returns the history, or throws an IllegalArgumentException that says what is wrong with it. */
  static List<EpochRecord> read(String json) {
    return FORM.read(Json.parse(json)).epochs();
  }
}
