package org.sparkcnn.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.Progress;

/**
 * One checkpoint as files in a folder: {@code run.json}, {@code progress.json}, {@code
 * vectors.safetensors} and, written last, {@code checkpoint.json}, without which it is incomplete.
 */
record CheckpointFiles(MarkedFolder files) {
  private static final String RUN = "run.json";
  private static final String PROGRESS = "progress.json";
  private static final String VECTORS = "vectors.safetensors";
  private static final FolderFormat FORMAT =
      new FolderFormat(
          "checkpoint",
          "spark-cnn-checkpoint",
          1,
          "checkpoint.json",
          List.of(RUN, PROGRESS, VECTORS));
  private static final RecordForm<State> STATE = RecordForm.of(State.class);

  CheckpointFiles(Path folder, FileSystem system) {
    this(new MarkedFolder(FORMAT, folder, system));
  }

  /** The file of progress; package-private because its form reads it by reflection. */
  record State(boolean finished, Progress progress, BestEpoch best) {}

  void write(Checkpoint checkpoint) throws IOException {
    State state = new State(checkpoint.finished(), checkpoint.progress(), checkpoint.best());
    Map<String, MarkedFolder.Writer> contents = new LinkedHashMap<>();
    contents.put(RUN, MarkedFolder.text(TrainingRunJson.write(checkpoint.run())));
    contents.put(PROGRESS, MarkedFolder.text(JsonText.of(STATE.write(state))));
    contents.put(VECTORS, out -> VectorsFile.write(checkpoint.vectors(), out));
    files.write(contents);
  }

  /** Throws an IOException that says why it is not whole, if it is not. */
  void check() throws IOException {
    files.check();
  }

  /** Returns whose it is, or throws an IOException that says why it is not whole. */
  TrainingRun run() throws IOException {
    files.check();
    return files.parse(RUN, TrainingRunJson::read);
  }

  /** Returns the checkpoint, or throws an IOException that says why it is not whole. */
  Checkpoint read() throws IOException {
    TrainingRun run = run();
    State state = files.parse(PROGRESS, json -> STATE.read(Json.parse(json)));
    return new Checkpoint(
        run,
        state.finished(),
        state.progress(),
        state.best(),
        files.read(VECTORS, VectorsFile::read));
  }
}
