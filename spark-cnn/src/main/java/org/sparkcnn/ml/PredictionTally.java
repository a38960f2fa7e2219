package org.sparkcnn.ml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model makes of labelled images, counted: which classes are taken for which, and the worst
 * mistakes. Travels as bytes, whatever serializer Spark is set to.
 */
final class PredictionTally {
  private final int classes;
  private final WorstMistakes worst;

  /** By label × classes + prediction: of a thousand classes most pairs never occur. */
  private final Map<Long, Long> counts = new TreeMap<>();

  private long unread;

  /**
   * Begins with nothing.
   *
   * @param mistakes how many are kept
   */
  PredictionTally(int classes, int mistakes) {
    this.classes = classes;
    this.worst = new WorstMistakes(mistakes);
  }

  void count(int label, int prediction) {
    counts.merge((long) label * classes + prediction, 1L, Long::sum);
  }

  /** Counts an image that could not be read. */
  void countUnread() {
    unread++;
  }

  long unread() {
    return unread;
  }

  WorstMistakes worst() {
    return worst;
  }

  void add(PredictionTally other) {
    other.counts.forEach((pair, count) -> counts.merge(pair, count, Long::sum));
    unread += other.unread;
    worst.addAll(other.worst);
  }

  /** Returns how many images of the class of a row are taken for the class of a column. */
  List<List<Long>> confusion() {
    List<List<Long>> rows = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      rows.add(new ArrayList<>(Collections.nCopies(classes, 0L)));
    }
    counts.forEach(
        (pair, count) -> rows.get((int) (pair / classes)).set((int) (pair % classes), count));
    return rows;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(counts.size());
      for (Map.Entry<Long, Long> pair : counts.entrySet()) {
        out.writeLong(pair.getKey());
        out.writeLong(pair.getValue());
      }
      out.writeLong(unread);
      worst.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static PredictionTally fromBytes(byte[] bytes, int classes, int mistakes) {
    PredictionTally tally = new PredictionTally(classes, mistakes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int left = in.readInt(); left > 0; left--) {
        tally.counts.put(in.readLong(), in.readLong());
      }
      tally.unread = in.readLong();
      tally.worst.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return tally;
  }
}
