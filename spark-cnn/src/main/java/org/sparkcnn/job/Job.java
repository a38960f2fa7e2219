package org.sparkcnn.job;

import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program that uses Spark. */
@Command
abstract class Job extends Program {
  @Option(
      names = "--dry-run",
      description = "check the options and the input, say what would be done, and do none of it")
  private boolean dryRun;

  /** Does the job. */
  abstract void run(SparkSession spark) throws Exception;

  /** Returns whether the job is to end before its work. */
  final boolean isDryRun() {
    return dryRun;
  }

  @Override
  protected final void run() throws Exception {
    // The session of whoever calls this from a program of their own, such as a notebook, stays.
    boolean isOurs = SparkSession.getDefaultSession().isEmpty();
    // The master and all else that depends on the cluster come from spark-submit.
    SparkSession spark =
        SparkSession.builder().appName("spark-cnn " + getClass().getSimpleName()).getOrCreate();
    try {
      run(spark);
    } finally {
      if (isOurs) {
        spark.stop();
      }
    }
  }
}
