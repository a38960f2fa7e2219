package org.sparkcnn.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * What a worker brings back from a round, or a slice of it. It travels as bytes, which every
 * serializer of Spark takes as they are.
 *
 * @param report what it did
 * @param state its {@link StateVector}; empty if it had nothing to train on
 */
record WorkerResult(WorkerReport report, FloatBuffer state) {

  /** The result of a worker that had no rows in a round. */
  static WorkerResult nothing() {
    return new WorkerResult(WorkerReport.nothing(), FloatBuffer.allocate(0));
  }

  /** Returns the weight that its state has in the mean. */
  double weight() {
    return report.totals().weight();
  }

  /** Returns the whole as bytes. */
  byte[] toBytes() {
    return toBytes(0, state.limit());
  }

  /** Returns the report and the state's values {@code from} to {@code to}, exclusively. */
  byte[] toBytes(int from, int to) {
    int first = Math.min(from, state.limit());
    int length = Math.min(to, state.limit()) - first;
    byte[] bytes = new byte[Math.toIntExact(report.bytes() + (long) length * Float.BYTES)];
    ByteBuffer out = littleEndian(bytes);
    report.write(out);
    out.asFloatBuffer().put(state.slice(first, length));
    return bytes;
  }

  /** Returns the result; the state is a view of the bytes. */
  static WorkerResult fromBytes(byte[] bytes) {
    ByteBuffer in = littleEndian(bytes);
    WorkerReport report = WorkerReport.read(in);
    return new WorkerResult(report, in.asFloatBuffer());
  }

  /** The order of the processors that there are, which makes copies of floats cheap. */
  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
