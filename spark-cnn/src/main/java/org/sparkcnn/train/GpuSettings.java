package org.sparkcnn.train;

import org.apache.spark.SparkConf;

/**
 * What Spark's configuration says of GPUs.
 *
 * @param master where Spark runs
 * @param executorAmount GPUs of an executor, or 0
 * @param taskAmount GPUs of a task unless a stage asks for others, or 0; below 1, tasks share one
 * @param executorCores cores of an executor, or 0 if not known
 * @param taskCpus cores of a task unless a stage asks for others
 * @param executors expected executors, at least 1
 * @param isDynamic whether executors come and go with the load
 */
record GpuSettings(
    String master,
    int executorAmount,
    double taskAmount,
    int executorCores,
    int taskCpus,
    int executors,
    boolean isDynamic) {
  private static final String EXECUTOR_AMOUNT = "spark.executor.resource.gpu.amount";
  private static final String TASK_AMOUNT = "spark.task.resource.gpu.amount";
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";

  static GpuSettings of(SparkConf conf) {
    return new GpuSettings(
        conf.get("spark.master", ""),
        conf.getInt(EXECUTOR_AMOUNT, 0),
        conf.getDouble(TASK_AMOUNT, 0),
        conf.getInt("spark.executor.cores", 0),
        conf.getInt("spark.task.cpus", 1),
        Math.max(1, conf.getInt("spark.executor.instances", 1)),
        conf.getBoolean(DYNAMIC, false));
  }

  /** Returns whether Spark's tasks run in the driver's own process. */
  static boolean isLocal(String master) {
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  /** Returns whether GPUs were asked for at all. */
  boolean areAsked() {
    return executorAmount > 0 || taskAmount > 0;
  }

  /** Returns whether every task has a GPU, so that a stage need not ask for one. */
  boolean giveEachTask() {
    return taskAmount > 0;
  }

  /** Returns the cores that a stage asks for with a GPU: all that an executor has for each. */
  int cpus() {
    return Math.max(taskCpus, executorCores / executorAmount);
  }

  /** Returns the workers that expected executors have GPUs for. */
  int slots() {
    double each = giveEachTask() ? taskAmount : 1;
    return Math.max(1, (int) (executors * Math.floor(executorAmount / each)));
  }

  /** Returns why workers can have no GPUs, or null if they can. */
  String obstacle() {
    if (isLocal(master)) {
      return "spark.master is '%s', where Spark assigns no GPUs; expected a standalone, YARN or"
              .formatted(master)
          + " Kubernetes cluster";
    }
    if (executorAmount < 1) {
      return "Spark assigns none: %s is %s and %s is %s; expected at least 1 an executor"
          .formatted(EXECUTOR_AMOUNT, executorAmount, TASK_AMOUNT, taskAmount);
    }
    if (!giveEachTask() && isDynamic) {
      return "%s is not set and %s is true, where a stage that asks for GPUs gets new executors"
              .formatted(TASK_AMOUNT, DYNAMIC)
          + " and leaves the packed images in the old ones; expected one of them changed";
    }
    return null;
  }
}
