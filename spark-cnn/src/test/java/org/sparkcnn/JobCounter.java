package org.sparkcnn;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Counts the Spark jobs of the shared session that start while it is open. */
public final class JobCounter extends SharedSparkListener {
  private final AtomicInteger jobs = new AtomicInteger();

  private JobCounter() {}

  public static JobCounter open() {
    JobCounter counter = new JobCounter();
    counter.listen();
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
}
