package org.sparkcnn.monitor;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.Stopping;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/**
 * Draws a bar for each epoch; it moves with the rounds, its clock by itself. What was measured on
 * validation rows follows it when it is full.
 */
final class EpochBars implements TrainingListener {
  private static final int REDRAW_MILLIS = 250;

  private final PrintStream out;
  private int epochs;
  private Stopping stopping;
  private BestEpoch best;
  private long images;
  private ProgressBar bar;
  private long seen;
  private double seconds;
  private double lossSum;
  private volatile TimeLeft left = TimeLeft.unknown();

  EpochBars(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onStart(Network network, TrainingPlan plan, long images) {
    this.epochs = plan.epochs();
    this.stopping = plan.stopping();
    this.best = BestEpoch.none();
    this.images = images;
    open(1);
  }

  /** The bar of the epoch that was cut off takes the first one's place. */
  @Override
  public void onResume(Progress progress) {
    progress.history().forEach(this::stopsAfter);
    bar.close();
    open(progress.epoch());
    EpochTotals before = progress.soFar();
    seen = before.examples();
    seconds = before.seconds();
    lossSum = seen == 0 ? 0 : before.loss() * seen;
    left = TimeLeft.of(images - seen, seen / seconds);
    bar.stepTo(seen);
  }

  @Override
  public void onRound(RoundRecord round) {
    seen += round.examples();
    seconds += round.seconds();
    lossSum += round.loss() * round.examples();
    show(seen, lossSum / seen, seen / seconds);
  }

  @Override
  public void onEpoch(EpochRecord epoch) {
    show(images, epoch.loss(), epoch.imagesPerSecond());
    left = TimeLeft.of(images, epoch.imagesPerSecond());
    close(Figures.validation(epoch.validation()));
    if (epoch.epoch() < epochs && !stopsAfter(epoch)) {
      open(epoch.epoch() + 1);
    }
  }

  private boolean stopsAfter(EpochRecord epoch) {
    if (epoch.validation().isEmpty()) {
      return false;
    }
    best = best.orBetter(epoch.epoch(), stopping.metric().in(epoch.validation()), stopping);
    return stopping.isOver(epoch.epoch(), best);
  }

  /** Ends the line of an epoch that an exception cut short. */
  @Override
  public void onEnd() {
    if (bar != null) {
      close("");
    }
  }

  private void open(int epoch) {
    seen = 0;
    seconds = 0;
    lossSum = 0;
    bar =
        new ProgressBarBuilder()
            .setTaskName(Figures.epoch(epoch, epochs))
            .setInitialMax(images)
            .setRenderer(new BarRenderer(() -> left))
            .setConsumer(new OneLine(out))
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .continuousUpdate()
            .build();
  }

  private void close(String end) {
    bar.close();
    bar = null;
    out.println(end);
    out.flush();
  }

  private void show(long done, double loss, double imagesPerSecond) {
    left = TimeLeft.of(images - done, imagesPerSecond);
    bar.setExtraMessage(Figures.progress(loss, imagesPerSecond));
    bar.stepTo(done);
  }
}
