package org.sparkcnn.it.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.it.Build;
import org.sparkcnn.it.Execution;
import org.sparkcnn.it.Job;
import org.sparkcnn.it.PySpark;
import org.sparkcnn.it.SparkSubmit;

/** Jobs on YARN with the settings of conf/, from the distribution of Spark that pyspark brings. */
@EnabledOnOs(OS.LINUX)
@ExtendWith(ClusterExtension.class)
class YarnIT {
  private static final Path TRAINING = Build.ROOT.resolve("conf/jobs/train-mnist.properties");

  private static PySpark spark;
  private static MiniYarn yarn;
  private static MiniHdfs hdfs;
  @TempDir private static Path folder;

  @BeforeAll
  static void start(TrainingCluster shared) throws IOException {
    spark = PySpark.find(folder);
    hdfs = shared.hdfs();
    yarn = MiniYarn.start(folder);
  }

  @AfterAll
  static void stop() {
    if (yarn != null) {
      yarn.close();
    }
  }

  @Test
  void aModelIsTrainedAndMeasuredWithTheDriverHereAndThere() throws IOException {
    String model = hdfs.address("yarn-model");
    List<String> training =
        List.of("--config=" + TRAINING, "--data=" + hdfs.address("digits"), "--epochs=2");
    List<String> submitted = new ArrayList<>(training);
    submitted.add("--model=" + model);

    Execution train = submit("client", "Train", submitted);

    assertThat(train.code()).as(train.err()).isZero();
    assertThat(train.out()).contains("epoch 2/2");
    assertThat(hdfs.read("yarn-model/weights.safetensors")).isEqualTo(trainedLocally(training));

    Execution evaluate =
        submit(
            "cluster",
            "Evaluate",
            List.of(
                "--data=" + hdfs.address("digits"),
                "--split=test",
                "--model=" + model,
                "--output=" + hdfs.address("yarn.json")));

    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    assertThat(new String(hdfs.read("yarn.json"), UTF_8)).contains("\"images\" : 100");
  }

  private static byte[] trainedLocally(List<String> training) throws IOException {
    Path model = folder.resolve("model");
    List<String> arguments = new ArrayList<>(training);
    arguments.add("--model=" + model);
    Execution local =
        SparkSubmit.start(
                folder, List.of(), "org.sparkcnn.job.Train", Build.libraryWithNatives(), arguments)
            .end();
    assertThat(local.code()).as(local.err()).isZero();
    return Files.readAllBytes(model.resolve("weights.safetensors"));
  }

  private static Execution submit(String deployMode, String job, List<String> arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode", deployMode));
    all.addAll(List.of("--properties-file", Build.ROOT.resolve("conf/cpu-yarn.conf").toString()));
    // Smaller than what the file asks for: two containers of a core each.
    all.addAll(SparkSubmit.conf("spark.executor.instances=2"));
    all.addAll(SparkSubmit.conf("spark.executor.cores=1"));
    for (String setting : List.of("executor.memory", "executor.memoryOverhead", "driver.memory")) {
      all.addAll(SparkSubmit.conf("spark." + setting + "=800m"));
    }
    all.addAll(SparkSubmit.conf("spark.hadoop.fs.defaultFS=" + hdfs.address("")));
    all.addAll(SparkSubmit.conf("spark.yarn.jars=local:" + spark.jars() + "/*"));
    all.addAll(SparkSubmit.conf("spark.ui.enabled=false"));
    all.addAll(List.of("--class", "org.sparkcnn.job." + job));
    all.add(Build.libraryWithNatives().toString());
    all.addAll(arguments);
    try (Job submitted =
        spark.start(
            folder,
            Map.of("HADOOP_CONF_DIR", yarn.settings().toString(), "SPARK_LOCAL_IP", "127.0.0.1"),
            all)) {
      return submitted.end();
    }
  }
}
