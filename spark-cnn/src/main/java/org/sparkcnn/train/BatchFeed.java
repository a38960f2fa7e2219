package org.sparkcnn.train;

import org.sparkcnn.engine.Batch;

/** Gives the batches of a worker's round, one after the other. */
interface BatchFeed extends AutoCloseable {

  /** Returns the next batch, which is good until the next call; null if there are none left. */
  Batch next();

  @Override
  void close();

  /** Returns a feed that fills one batch again and again, when it is asked for it. */
  static BatchFeed of(RoundRows rows, Batch batch) {
    return new BatchFeed() {
      @Override
      public Batch next() {
        return rows.fill(batch) ? batch : null;
      }

      @Override
      public void close() {
        batch.close();
        rows.close();
      }
    };
  }
}
