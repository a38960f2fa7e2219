package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a training run is as JSON and back. */
final class TrainingRunJson {
  private static final int VERSION = 1;
  private static final RecordForm<TrainingRun> FORM = RecordForm.of(TrainingRun.class);

  private TrainingRunJson() {}

  static String write(TrainingRun run) {
    ObjectNode root = Json.object();
    root.put("version", VERSION);
    root.setAll(FORM.write(run));
    return JsonText.of(root);
  }

  /** Returns the run, or throws an IllegalArgumentException that says what is wrong with it. */
  static TrainingRun read(String json) {
    ObjectNode root = Json.parse(json);
    Json.takeVersion(root, VERSION);
    return FORM.read(root);
  }
}
