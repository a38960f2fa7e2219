package org.sparkcnn;

import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;

/** Hears what happens in the shared session from {@link #listen} on, until it is closed. */
public abstract class SharedSparkListener extends SparkListener implements AutoCloseable {
  private final SparkContext spark = SharedSpark.session().sparkContext();

  protected final SparkContext spark() {
    return spark;
  }

  protected final void listen() {
    // Events come late: those of the tests before must be gone first.
    awaitEvents();
    spark.addSparkListener(this);
  }

  /** Waits until all that has happened was heard. */
  protected final void awaitEvents() {
    try {
      spark.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's listeners are stuck", e);
    }
  }

  @Override
  public final void close() {
    spark.removeSparkListener(this);
  }
}
