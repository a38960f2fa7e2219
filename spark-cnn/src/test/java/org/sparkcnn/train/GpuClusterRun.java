package org.sparkcnn.train;

import java.io.IOException;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.TrainingPlan;

/**
 * An application on a cluster of one executor with two cores and one GPU, which Spark finds by a
 * script. It prints what tasks are given, with and without a GPU, and how training ends.
 */
public final class GpuClusterRun {
  private GpuClusterRun() {}

  /** Takes the path of the script. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession session =
        SharedSpark.builder("local-cluster[1,2,1024]")
            .config("spark.executor.memory", "1g")
            .config("spark.executor.cores", 2)
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.worker.resource.gpu.amount", 1)
            .config("spark.worker.resource.gpu.discoveryScript", arguments[0])
            .config("spark.executor.resource.gpu.amount", 1)
            .config("spark.task.maxFailures", 1)
            .getOrCreate()) {
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
      WorkerResources gpu = WorkerResources.of(DeviceChoice.GPU, spark.getConf());
      // Until an executor has run something, there may be none.
      JavaRDD<Integer> cached = spark.parallelize(List.of(1, 2, 3, 4), 4).cache();
      System.out.println("without: " + places(WorkerResources.cpu().given(cached.map(i -> i))));
      System.out.println("with: " + places(gpu.given(cached.map(i -> i))));
      System.out.println("slots without: " + TaskSlots.of(spark.sc()));
      System.out.println("slots with: " + gpu.slots(spark.sc()));
      System.out.println("training: " + train(spark, gpu));
    }
  }

  private static List<String> places(JavaRDD<Integer> rows) {
    return rows.map(row -> place(TaskContext.get())).distinct().collect();
  }

  private static String place(TaskContext task) {
    return "executor %s, %d cores, %s"
        .formatted(org.apache.spark.SparkEnv.get().executorId(), task.cpus(), task.resourcesJMap());
  }

  private static String train(JavaSparkContext spark, WorkerResources gpu) {
    Trainings trainings = Trainings.small();
    TrainingPlan plan = Trainings.plan(1, 1, 0);
    try (PackedImages packed = trainings.pack(24, plan)) {
      new DistributedTrainer(
              spark,
              trainings.network(),
              Normalization.none(1),
              PixelType.UINT8,
              packed,
              plan,
              gpu,
              List.of())
          .train(trainings.start());
      return "went well";
    } catch (Exception e) { // SparkException is a checked one, which Scala does not declare
      return e.getCause().getMessage();
    }
  }
}
