package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparkcnn.plan.EpochRecord;

/**
 * The history of a model as JSON and back: the epochs of its training, each on a line; which
 * epoch's weights it has, unless it is the last one; where it started from, and what it was set to,
 * if that is known.
 */
final class HistoryJson {
  private static final int LAST = 0;
  private static final RecordForm<Epochs> FORM =
      RecordForm.of(Epochs.class)
          .defaults(new Epochs(List.of(), LAST, "", Map.of()), Set.of("epochs"));

  private HistoryJson() {}

  /** The whole file; package-private because its form reads it by reflection. */
  record Epochs(
      List<EpochRecord> epochs, int modelEpoch, String origin, Map<String, String> settings) {

    /** Returns the same, but for the epoch whose weights the model has. */
    private Epochs at(int epoch) {
      return new Epochs(epochs, epoch, origin, settings);
    }

    private int last() {
      return epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
    }
  }

  static String write(SavedModel model) {
    Epochs epochs = new Epochs(model.history(), model.epoch(), model.origin(), model.settings());
    ObjectNode root = FORM.write(model.epoch() == epochs.last() ? epochs.at(LAST) : epochs);
    return JsonText.of(root);
  }

  /** Returns the history, or throws an IllegalArgumentException that says what is wrong with it. */
  static Epochs read(String json) {
    Epochs read = FORM.read(Json.parse(json));
    return read.modelEpoch() == LAST ? read.at(read.last()) : read;
  }
}
