package org.sparkcnn.train;

import java.nio.ByteBuffer;

/**
 * What a worker brings back from a round. It travels as bytes, which every serializer of Spark
 * takes as they are.
 *
 * @param totals what it trained on
 * @param steps steps that its optimizer has taken since the run began
 * @param state its {@link StateVector}; empty if it had nothing to train on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WorkerResult(Totals totals, long steps, float[] state) {
  private static final int HEADER = 2 * Long.BYTES + 2 * Double.BYTES;

  /** The result of a worker that had no rows in a round. */
  static WorkerResult nothing() {
    return new WorkerResult(Totals.NONE, 0, new float[0]);
  }

  byte[] toBytes() {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(HEADER + (long) state.length * Float.BYTES));
    buffer.putLong(totals.examples()).putDouble(totals.weight()).putDouble(totals.lossSum());
    buffer.putLong(steps).asFloatBuffer().put(state);
    return buffer.array();
  }

  static WorkerResult fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Totals totals = new Totals(buffer.getLong(), buffer.getDouble(), buffer.getDouble());
    long steps = buffer.getLong();
    float[] state = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(state);
    return new WorkerResult(totals, steps, state);
  }
}
