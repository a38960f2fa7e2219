package org.sparkcnn.train;

import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.TrainingPlan;

/** Sees a training run as it goes, on the driver, in the thread that called fit. */
public interface TrainingListener {

  /**
   * The data is packed and the first round is about to start.
   *
   * @param images rows that are trained on in each epoch
   */
  default void onStart(Network network, TrainingPlan plan, long images) {}

  /**
   * The run does not begin: it was cut off, and goes on from a checkpoint. Comes after {@link
   * #onStart}; rounds and epochs that were over are not told of again, but those after the
   * checkpoint are, even if they had been before.
   */
  default void onResume(Progress progress) {}

  /** A round is over and its average is taken. */
  default void onRound(RoundRecord round) {}

  /** An epoch is over, and measured on the validation rows if there are any. */
  default void onEpoch(EpochRecord epoch) {}

  /** The run is over, by its end or by an exception. */
  default void onEnd() {}
}
