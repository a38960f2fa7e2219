package org.sparkcnn;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Counts the Spark jobs of the shared session that start while it is open. */
public final class JobCounter extends SparkListener implements AutoCloseable {
  private final SparkContext spark = SharedSpark.session().sparkContext();
  private final AtomicInteger jobs = new AtomicInteger();

  private JobCounter() {}

  public static JobCounter open() {
    JobCounter counter = new JobCounter();
    // Events come late: those of the tests before must be gone first.
    counter.awaitEvents();
    counter.spark.addSparkListener(counter);
    return counter;
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    jobs.incrementAndGet();
  }

  public int jobs() {
    awaitEvents();
    return jobs.get();
  }

  private void awaitEvents() {
    try {
      spark.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's listeners are stuck", e);
    }
  }

  @Override
  public void close() {
    spark.removeSparkListener(this);
  }
}
