package org.sparkcnn.ml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** The mistakes that a model was the surest of, of those it has seen so far. */
final class WorstMistakes {
  /**
   * The surest first; what else is in it only makes the order of equal ones the same everywhere.
   */
  private static final Comparator<Entry> WORST_FIRST =
      Comparator.comparingDouble(Entry::probability)
          .reversed()
          .thenComparing(Entry::name)
          .thenComparingInt(Entry::label)
          .thenComparingInt(Entry::prediction);

  private final int most;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(WORST_FIRST.reversed());

  /**
   * Begins without any.
   *
   * @param most how many are kept
   */
  WorstMistakes(int most) {
    this.most = most;
  }

  /**
   * A mistake.
   *
   * @param image a small file
   * @param label the image's class
   * @param prediction the class it is taken for
   * @param probability of that
   * @param name of the image, or empty
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(byte[] image, int label, int prediction, double probability, String name) {}

  /**
   * Adds a mistake if it is among the worst.
   *
   * @param image made only if it is kept
   */
  void add(int label, int prediction, double probability, String name, Supplier<byte[]> image) {
    Entry entry = new Entry(new byte[0], label, prediction, probability, name);
    if (entries.size() == most && (most == 0 || WORST_FIRST.compare(entry, entries.peek()) >= 0)) {
      return;
    }
    keep(new Entry(image.get(), label, prediction, probability, name));
  }

  private void keep(Entry entry) {
    entries.add(entry);
    if (entries.size() > most) {
      entries.remove();
    }
  }

  void addAll(WorstMistakes others) {
    others.entries.forEach(this::keep);
  }

  /** Returns them, the worst first. */
  List<Entry> sorted() {
    return entries.stream().sorted(WORST_FIRST).toList();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      out.writeInt(entry.label());
      out.writeInt(entry.prediction());
      out.writeDouble(entry.probability());
      write(out, entry.name().getBytes(UTF_8));
      write(out, entry.image());
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void read(DataInputStream in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      int label = in.readInt();
      int prediction = in.readInt();
      double probability = in.readDouble();
      String name = new String(in.readNBytes(in.readInt()), UTF_8);
      keep(new Entry(in.readNBytes(in.readInt()), label, prediction, probability, name));
    }
  }
}
