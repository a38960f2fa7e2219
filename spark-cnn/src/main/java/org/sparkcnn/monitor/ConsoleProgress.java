package org.sparkcnn.monitor;

import java.io.PrintStream;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** Shows a run on the console, one line an epoch: its loss, its speed and how long it took. */
public final class ConsoleProgress implements TrainingListener {
  private final TrainingListener form;

  /** Prints to standard output: bars if a terminal shows it, plain lines otherwise. */
  public ConsoleProgress() {
    this(Terminal.isThere() ? new EpochBars(System.out) : new EpochLines(System.out));
  }

  private ConsoleProgress(TrainingListener form) {
    this.form = form;
  }

  /** Prints a line when an epoch is over, for files and pipes. */
  public static ConsoleProgress lines(PrintStream out) {
    return new ConsoleProgress(new EpochLines(out));
  }

  /** Draws a bar that fills over an epoch's images, for terminals. */
  public static ConsoleProgress bars(PrintStream out) {
    return new ConsoleProgress(new EpochBars(out));
  }

  @Override
  public void onStart(Network network, TrainingPlan plan, long images) {
    form.onStart(network, plan, images);
  }

  @Override
  public void onResume(Progress progress) {
    form.onResume(progress);
  }

  @Override
  public void onRound(RoundRecord round) {
    form.onRound(round);
  }

  @Override
  public void onEpoch(EpochRecord epoch) {
    form.onEpoch(epoch);
  }

  @Override
  public void onEnd() {
    form.onEnd();
  }
}
