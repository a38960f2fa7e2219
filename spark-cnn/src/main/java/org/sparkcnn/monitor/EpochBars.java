package org.sparkcnn.monitor;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** Draws a bar for each epoch; it moves with the rounds, its clock by itself. */
final class EpochBars implements TrainingListener {
  private static final int REDRAW_MILLIS = 250;

  private final PrintStream out;
  private int epochs;
  private long images;
  private ProgressBar bar;
  private long seen;
  private double seconds;
  private double lossSum;

  EpochBars(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onStart(Network network, TrainingPlan plan, long images) {
    this.epochs = plan.epochs();
    this.images = images;
    open(1);
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
    close();
    if (epoch.epoch() < epochs) {
      open(epoch.epoch() + 1);
    }
  }

  /** Ends the line of an epoch that an exception cut short. */
  @Override
  public void onEnd() {
    if (bar != null) {
      close();
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
            .setRenderer(new BarRenderer())
            .setConsumer(new OneLine(out))
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .continuousUpdate()
            .build();
  }

  private void close() {
    bar.close();
    bar = null;
    out.println();
    out.flush();
  }

  private void show(long images, double loss, double imagesPerSecond) {
    bar.setExtraMessage(Figures.progress(loss, imagesPerSecond));
    bar.stepTo(images);
  }
}
