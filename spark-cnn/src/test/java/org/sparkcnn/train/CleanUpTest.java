package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.data.ValidationRows;
import org.sparkcnn.network.Network;
import scala.jdk.javaapi.CollectionConverters;

/** What a run keeps in Spark's memory is gone when it is over. */
class CleanUpTest {
  /** Larger than anything that Spark itself broadcasts here: 65,000 weights, three times. */
  private static final long STATE_BYTES = 500_000;

  private final SparkContext spark = SharedSpark.session().sparkContext();
  private final Trainings trainings =
      new Trainings(
          TinyImages.small(),
          Network.of(TinyImages.small().shape(), flatten(), linear(1000), linear(3)));
  private List<BlockId> before;

  @BeforeEach
  void lookAtWhatIsThere() {
    before = largeBlocks();
  }

  /** Broadcasts are removed in the background. */
  @AfterEach
  void nothingElseIsThereNow() throws InterruptedException {
    assertThat(spark.getPersistentRDDs().size()).as("persisted RDDs").isZero();
    List<BlockId> after = largeBlocks();
    for (int i = 0; i < 50 && !before.containsAll(after); i++) {
      Thread.sleep(100);
      after = largeBlocks();
    }
    assertThat(before).containsAll(after);
  }

  private static List<BlockId> largeBlocks() {
    BlockManager blocks = SparkEnv.get().blockManager();
    List<BlockId> large = new ArrayList<>();
    CollectionConverters.asJava(blocks.getMatchingBlockIds(BlockId::isBroadcast)).stream()
        .filter(id -> blocks.getStatus(id).exists(s -> s.memSize() + s.diskSize() > STATE_BYTES))
        .forEach(large::add);
    return large;
  }

  /** Proves that the test sees what it looks for. */
  private final class Seeing implements TrainingListener {
    boolean images;

    @Override
    public void onRound(RoundRecord round) {
      images = spark.getPersistentRDDs().size() == 1;
    }
  }

  @Test
  void afterARun() {
    Seeing seeing = new Seeing();
    trainings.train(30, Trainings.plan(3, 2, 0), seeing);
    assertThat(seeing.images).isTrue();
  }

  @Test
  void afterARunWithValidationRows() {
    DistributedTrainer.Result result =
        trainings.train(30, Trainings.plan(3, 2, 0), ValidationRows.share(0.3));
    assertThat(result.history()).allSatisfy(epoch -> assertThat(epoch.validation()).isNotEmpty());
  }

  @Test
  void afterAFailureOfTheDriver() {
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void onRound(RoundRecord round) {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> trainings.train(30, Trainings.plan(3, 2, 0), failing))
        .hasMessage("stop");
  }

  @Test
  void aBroadcastOfThisSizeWouldBeSeen() {
    Broadcast<float[]> broadcast =
        JavaSparkContext.fromSparkContext(spark).broadcast(new float[3 * 65_000]);
    assertThat(largeBlocks().size()).isGreaterThan(before.size());
    broadcast.destroy();
  }
}
