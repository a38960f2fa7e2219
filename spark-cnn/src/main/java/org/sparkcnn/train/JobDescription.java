package org.sparkcnn.train;

import org.apache.spark.api.java.JavaSparkContext;

/**
 * What Spark's web pages say of the jobs that this thread starts, and of their stages, until it is
 * closed: then they say again what they said before. The thread's job group stays as it is.
 *
 * <pre>{@code
 * try (JobDescription described = JobDescription.of(spark, "packing images")) {
 *   rows.count();
 * }
 * }</pre>
 */
public final class JobDescription implements AutoCloseable {
  /** What {@code SparkContext.setJobDescription} sets, which has no getter. */
  private static final String PROPERTY = "spark.job.description";

  private final JavaSparkContext spark;
  private final String before;

  private JobDescription(JavaSparkContext spark, String before) {
    this.spark = spark;
    this.before = before;
  }

  /** Describes the jobs that are started from now on. */
  public static JobDescription of(JavaSparkContext spark, String text) {
    JobDescription description = new JobDescription(spark, spark.getLocalProperty(PROPERTY));
    spark.setLocalProperty(PROPERTY, text);
    return description;
  }

  @Override
  public void close() {
    spark.setLocalProperty(PROPERTY, before);
  }
}
