package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparkcnn.ForkedJvm;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;

/** What a JVM sees that has other sessions than the shared one, each after the one before ended. */
class OtherSessionsTest {
  private static List<String> output;

  @BeforeAll
  static void runThem() throws Exception {
    // Spark needs this JVM's add-opens in the other one too.
    List<String> options =
        new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    options.add("-Xmx1g");
    try (ForkedJvm jvm = ForkedJvm.start(options, Sessions.class)) {
      output = jvm.readLines();
      assertThat(jvm.end()).as("exit status, after %s", output).isZero();
    }
  }

  @Test
  void theNumberOfTaskSlotsDoesNotChangeTheModel() {
    assertThat(output).contains("one slot: " + Cnns.digest(Cnns.trained()));
  }

  @Test
  void norDoesItChangeRunningStatistics() {
    CnnClassificationModel model = Cnns.normalized(Cnns.IMAGES).fit(Cnns.IMAGES.structs(120));
    assertThat(output).contains("one slot, normalized: " + Cnns.digest(model));
  }

  /** Spark numbers broadcasts from 0 in each session. */
  @Test
  void aModelIsNotMistakenForOneOfTheSessionBefore() {
    assertThat(output).contains("the second model scores like its copy: true");
  }

  @Test
  void aModelScoresInASessionThatBeganAfterItsOwnHadEnded() {
    assertThat(output).contains("the first model scores as before: true");
  }

  @Test
  void nothingHasToBeRegisteredWithKryo() {
    assertThat(output).contains("with Kryo: " + Cnns.digest(Cnns.trained()) + ", accuracy 1.0");
  }

  static final class Sessions {
    public static void main(String[] arguments) {
      SparkSession first = SharedSpark.builder("local[1]").getOrCreate();
      CnnClassificationModel one = fit(first, 0);
      System.out.println("one slot: " + Cnns.digest(one));
      TinyImages images = TinyImages.small(first);
      System.out.println(
          "one slot, normalized: " + Cnns.digest(Cnns.normalized(images).fit(images.structs(120))));
      List<Row> before = scores(one, first);
      first.stop();

      SparkSession second = SharedSpark.builder("local[1]").getOrCreate();
      CnnClassificationModel other = fit(second, 1);
      System.out.println(
          "the second model scores like its copy: "
              + scores(other, second).equals(scores(other.copy(ParamMap.empty()), second)));
      System.out.println("the first model scores as before: " + scores(one, second).equals(before));
      second.stop();

      withKryo(
          SharedSpark.builder("local[2]")
              .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
              .config("spark.kryo.registrationRequired", true)
              .getOrCreate());
    }

    private static void withKryo(SparkSession spark) {
      CnnClassificationModel model = fit(spark, 0);
      double accuracy = TinyImages.accuracy(model.transform(TinyImages.small(spark).structs(120)));
      System.out.println("with Kryo: " + Cnns.digest(model) + ", accuracy " + accuracy);
      spark.stop();
    }

    private static CnnClassificationModel fit(SparkSession spark, long seed) {
      return Cnns.quick().setSeed(seed).fit(TinyImages.small(spark).structs(120).repartition(3));
    }

    private static List<Row> scores(CnnClassificationModel model, SparkSession spark) {
      return model
          .transform(TinyImages.small(spark).structs(5))
          .select("rawPrediction")
          .collectAsList();
    }
  }
}
