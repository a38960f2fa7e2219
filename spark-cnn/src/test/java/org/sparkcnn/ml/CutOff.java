package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.RoundCost;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** Fits that come to an end before their end, and what is seen of those that go on. */
final class CutOff {
  private CutOff() {}

  /** Counts rounds, and notes where a run goes on. */
  static final class Witness implements TrainingListener {
    final List<Progress> resumed = new ArrayList<>();
    int rounds;

    @Override
    public void onResume(Progress progress) {
      resumed.add(progress);
    }

    @Override
    public void onRound(RoundRecord round) {
      rounds++;
    }
  }

  /** Fits until a round is over, from 1, which the fit itself does not get to know. */
  static void after(int round, CnnEstimator<?, ?> cnn, Dataset<Row> data) {
    CnnEstimator<?, ?> dying =
        (CnnEstimator<?, ?>) cnn.copy(new org.apache.spark.ml.param.ParamMap());
    dying.addListener(
        new TrainingListener() {
          private int rounds;

          @Override
          public void onRound(RoundRecord record) {
            if (++rounds == round) {
              throw new IllegalStateException("the driver dies");
            }
          }
        });
    assertThatThrownBy(() -> dying.fit(data)).hasMessage("the driver dies");
  }

  /** A history without the times that things took. */
  static List<EpochRecord> timeless(List<EpochRecord> history) {
    return history.stream()
        .map(
            epoch ->
                new EpochRecord(
                    epoch.epoch(),
                    epoch.loss(),
                    epoch.examples(),
                    0,
                    epoch.learningRate(),
                    epoch.rounds(),
                    RoundCost.NONE,
                    epoch.validation()))
        .toList();
  }
}
