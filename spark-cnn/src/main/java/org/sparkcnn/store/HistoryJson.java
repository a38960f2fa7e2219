package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sparkcnn.plan.EpochRecord;

/**
 * The history of a model as JSON and back: the epochs of its training, each on a line; which
 * epoch's weights it has, unless it is the last one; and where it started from, if that is known.
 */
final class HistoryJson {
  private static final int LAST = 0;
  private static final RecordForm<Epochs> FORM =
      RecordForm.of(Epochs.class).defaults(new Epochs(List.of(), LAST, ""), Set.of("epochs"));

  private HistoryJson() {}

  /** The whole file; package-private because its form reads it by reflection. */
  record Epochs(List<EpochRecord> epochs, int modelEpoch, String origin) {

    private int last() {
      return epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
    }
  }

  static String write(List<EpochRecord> history, int modelEpoch, String origin) {
    Epochs epochs = new Epochs(history, modelEpoch, origin);
    ObjectNode root =
        FORM.write(new Epochs(history, modelEpoch == epochs.last() ? LAST : modelEpoch, origin));
    return JsonText.of(root);
  }

  /** Returns the history, or throws an IllegalArgumentException that says what is wrong with it. */
  static Epochs read(String json) {
    Epochs read = FORM.read(Json.parse(json));
    return read.modelEpoch() == LAST ? new Epochs(read.epochs(), read.last(), read.origin()) : read;
  }
}
