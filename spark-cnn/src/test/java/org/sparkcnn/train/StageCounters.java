package org.sparkcnn.train;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.sparkcnn.SharedSparkListener;
import scala.jdk.javaapi.CollectionConverters;

/** Named accumulators of the shared session's stages that end while it is open. */
final class StageCounters extends SharedSparkListener {
  private final List<Map<String, Long>> shown = new CopyOnWriteArrayList<>();
  private final AtomicInteger killed = new AtomicInteger();
  private final boolean kills;

  private StageCounters(boolean kills) {
    this.kills = kills;
  }

  static StageCounters open() {
    return open(false);
  }

  /** Kills the first attempt of each task, which Spark then tries again. */
  static StageCounters killingFirstAttempts() {
    return open(true);
  }

  private static StageCounters open(boolean kills) {
    StageCounters counters = new StageCounters(kills);
    counters.listen();
    return counters;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {
    if (kills && event.taskInfo().attemptNumber() == 0) {
      spark().killTaskAttempt(event.taskInfo().taskId(), false, "a test");
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.reason() instanceof TaskKilled) {
      killed.incrementAndGet();
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    Map<String, Long> named =
        CollectionConverters.asJava(event.stageInfo().accumulables()).values().stream()
            // Spark's own are marked as those of its metrics, or of SQL.
            .filter(
                info -> info.name().isDefined() && !info.internal() && info.metadata().isEmpty())
            .collect(
                Collectors.toMap(info -> info.name().get(), info -> (Long) info.value().get()));
    if (!named.isEmpty()) {
      shown.add(named);
    }
  }

  /** Returns names and values, stage by stage. */
  List<Map<String, Long>> shown() {
    awaitEvents();
    return shown;
  }

  int killed() {
    awaitEvents();
    return killed.get();
  }
}
