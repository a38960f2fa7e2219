package org.sparkcnn.train;

import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;

/** How many tasks the cluster runs side by side. */
final class TaskSlots {
  private TaskSlots() {}

  /** Returns the slots; without executors yet, what Spark expects of the cluster. */
  static int of(SparkContext spark) {
    int slots = now(spark);
    return slots > 0 ? slots : spark.defaultParallelism();
  }

  /** Returns the slots that executors have now, 0 without any. */
  static int now(SparkContext spark) {
    return now(spark, ResourceProfile$.MODULE$.getOrCreateDefaultProfile(spark.conf()));
  }

  /** Returns the slots that executors have now for tasks of a profile, 0 without any. */
  static int now(SparkContext spark, ResourceProfile profile) {
    spark.resourceProfileManager().addResourceProfile(profile);
    return spark.maxNumConcurrentTasks(profile);
  }
}
