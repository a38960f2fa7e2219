package org.sparkcnn.train;

import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;

/** How many tasks the cluster runs side by side. */
public final class TaskSlots {
  private TaskSlots() {}

  /** Returns the slots; without executors yet, what Spark expects of the cluster. */
  public static int of(SparkContext spark) {
    ResourceProfile profile = ResourceProfile$.MODULE$.getOrCreateDefaultProfile(spark.conf());
    int slots = spark.maxNumConcurrentTasks(profile);
    return slots > 0 ? slots : spark.defaultParallelism();
  }
}
