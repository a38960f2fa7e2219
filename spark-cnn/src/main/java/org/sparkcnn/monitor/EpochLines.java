package org.sparkcnn.monitor;

import java.io.PrintStream;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.TrainingListener;

/** Prints a plain line when an epoch is over. */
final class EpochLines implements TrainingListener {
  private final PrintStream out;
  private int epochs;

  EpochLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onStart(Network network, TrainingPlan plan, long images) {
    epochs = plan.epochs();
  }

  @Override
  public void onEpoch(EpochRecord epoch) {
    out.println(
        String.join(
                "  ",
                Figures.epoch(epoch.epoch(), epochs),
                Figures.progress(epoch.loss(), epoch.imagesPerSecond()),
                Figures.seconds(epoch.seconds()))
            + Figures.validation(epoch.validation()));
    out.flush();
  }
}
