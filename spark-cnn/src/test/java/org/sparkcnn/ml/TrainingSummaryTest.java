package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;
import org.sparkcnn.store.SavedModel;

class TrainingSummaryTest {
  private static final List<EpochRecord> EPOCHS =
      List.of(
          epoch(1, 0.5, 0.75, 0.5),
          epoch(2, 0.25, 0.5, 0.75),
          new EpochRecord(3, 0.125, 60_000, 8, 0.0005, 0, RoundCost.NONE, List.of()),
          epoch(4, 0.0625, Double.NaN, 0.75));

  @TempDir private Path directory;

  private static EpochRecord epoch(int epoch, double loss, double validation, double accuracy) {
    return new EpochRecord(
        epoch,
        loss,
        60_000,
        7.5,
        0.001,
        4,
        new RoundCost(0.25, 6.5, 0.5, 0.25),
        List.of(new Metric("loss", validation), new Metric("accuracy", accuracy)));
  }

  @Test
  void itPrintsAsATable() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(new TrainingSummary(EPOCHS, 2))
          .hasToString(
              """
              epoch    loss  val_loss  val_accuracy  learning rate  images/s  rounds  seconds  broadcast  local  reduce  scheduling
                  1  0.5000    0.7500        0.5000        0.00100     8,000       4     7.50       0.25   6.50    0.50        0.25
                * 2  0.2500    0.5000        0.7500        0.00100     8,000       4     7.50       0.25   6.50    0.50        0.25
                  3  0.1250         -             -       0.000500     7,500       0     8.00       0.00   0.00    0.00        0.00
                  4  0.0625       NaN        0.7500        0.00100     8,000       4     7.50       0.25   6.50    0.50        0.25
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void itFindsTheBestEpochByAnyMetricThatWasMeasured() {
    TrainingSummary summary = new TrainingSummary(EPOCHS, 4);
    assertThat(summary.bestEpoch("loss").epoch()).isEqualTo(2);
    assertThat(summary.bestEpoch("accuracy").epoch()).as("the first of two").isEqualTo(2);
    assertThat(summary.modelEpoch().epoch()).isEqualTo(4);
    assertThat(summary.totalEpochs()).isEqualTo(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> summary.bestEpoch("f1"))
        .withMessageStartingWith("no f1 among the metrics ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> summary.bestEpoch("recall"))
        .withMessageStartingWith("there is no metric 'recall'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingSummary(EPOCHS.subList(2, 3), 3).bestEpoch("loss"))
        .withMessage("'loss' was not measured: there were no validation rows");
  }

  @Test
  void itIsSavedAndLoadedWithTheModel() throws IOException {
    CnnClassificationModel model =
        Cnns.quick()
            .setValidationFraction(0.3)
            .setMinDelta(1e9)
            .setPatience(2)
            .fit(Cnns.IMAGES.structs(60));
    String path = directory.resolve("model").toString();
    model.save(path);
    TrainingSummary loaded = CnnClassificationModel.load(path).summary();

    assertThat(loaded.epochs()).hasSize(3).isEqualTo(model.summary().epochs());
    assertThat(loaded.modelEpoch().epoch()).isEqualTo(1);
    assertThat(loaded).hasToString(model.summary().toString());
    assertThat(model.copy(new org.apache.spark.ml.param.ParamMap()).summary().modelEpoch())
        .isEqualTo(model.summary().modelEpoch());
  }

  @Test
  void aModelThatWasNotTrainedHasNone() {
    Network network = Cnns.IMAGES.network();
    CnnClassificationModel model =
        new CnnClassificationModel(
            "cnn", new SavedModel(network, Weights.initial(network, 1), List.of()));
    assertThat(model.hasSummary()).isFalse();
    assertThat(model)
        .hasToString(
            String.format(
                Locale.ROOT,
                "CnnClassificationModel: uid=cnn, outputs=3, parameters=%,d",
                network.parameterTable().trainableLength()));
    assertThatThrownBy(model::summary)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this model was not trained: there is no summary");
    assertThat(Cnns.trained().hasSummary()).isTrue();
  }
}
