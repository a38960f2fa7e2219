package org.sparkcnn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker says of its round, beside its state.
 *
 * @param epochs what it trained on in each epoch of the round
 * @param steps steps that it took
 * @param seconds where its time went
 */
record WorkerReport(List<Totals> epochs, long steps, WorkerSeconds seconds) {
  private static final int FIXED = Integer.BYTES + Long.BYTES + 3 * Double.BYTES;

  /** Copies the list. */
  WorkerReport {
    epochs = List.copyOf(epochs);
  }

  /** The report of a worker that had no rows in a round of one epoch or more. */
  static WorkerReport nothing() {
    return new WorkerReport(List.of(), 0, WorkerSeconds.NONE);
  }

  /** Returns what it trained on in one of the round's epochs, from 0. */
  Totals epoch(int index) {
    return index < epochs.size() ? epochs.get(index) : Totals.NONE;
  }

  /** Returns what it trained on. */
  Totals totals() {
    return epochs.stream().reduce(Totals.NONE, Totals::plus);
  }

  /** Returns the length of what {@link #write} writes. */
  int bytes() {
    return FIXED + epochs.size() * Totals.BYTES;
  }

  void write(ByteBuffer out) {
    out.putInt(epochs.size());
    epochs.forEach(totals -> totals.write(out));
    out.putLong(steps);
    out.putDouble(seconds.receive()).putDouble(seconds.steps()).putDouble(seconds.send());
  }

  static WorkerReport read(ByteBuffer in) {
    int count = in.getInt();
    List<Totals> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      epochs.add(Totals.read(in));
    }
    return new WorkerReport(
        epochs, in.getLong(), new WorkerSeconds(in.getDouble(), in.getDouble(), in.getDouble()));
  }
}
