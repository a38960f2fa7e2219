package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.ValidationMetric;
import org.sparkcnn.train.TrainingListener;

/** Rows that are held back: measured after each epoch, never trained on. */
class ValidationTest {
  private static final Dataset<Row> IMAGES =
      Cnns.IMAGES.structs(120).withColumn("held", expr("id % 5 = 0"));
  private static final Dataset<Row> TRAINED = IMAGES.where("not held");
  private static final Dataset<Row> HELD_BACK = IMAGES.where("held");

  private static CnnClassifier indicated() {
    return Cnns.quick().setValidationIndicatorCol("held").setRestoreBestWeights(false);
  }

  private static double last(CnnModel<?> model, ValidationMetric metric) {
    List<EpochRecord> history = model.history();
    return metric.in(history.get(history.size() - 1).validation());
  }

  @Test
  void theyAreNeverTrainedOn() {
    CnnClassificationModel withThem = indicated().fit(IMAGES);
    CnnClassificationModel withoutThem = Cnns.quick().fit(TRAINED);
    assertThat(Cnns.digest(withThem)).isEqualTo(Cnns.digest(withoutThem));
    assertThat(withThem.history()).extracting(EpochRecord::examples).containsOnly(96L);
    assertThat(withoutThem.history()).flatExtracting(EpochRecord::validation).isEmpty();
  }

  @Test
  void whatIsMeasuredIsWhatTheModelSaysOfThem() {
    Network network =
        Network.of(
            Cnns.IMAGES.shape(),
            conv2d(4, 3),
            batchNorm(),
            relu(),
            dropout(0.2),
            flatten(),
            linear(3));
    String weight = "double(id % 3 + 1)";
    CnnClassificationModel model =
        indicated()
            .setNetwork(network)
            .setWeightCol("weight")
            .setEpochs(2)
            .setLearningRate(0.002)
            .fit(IMAGES.withColumn("weight", expr(weight)));

    double all = 0;
    double right = 0;
    double loss = 0;
    for (Row row :
        model
            .transform(HELD_BACK)
            .selectExpr("label", "prediction", "probability", weight)
            .collectAsList()) {
      Vector probability = row.getAs(2);
      all += row.getDouble(3);
      right += row.getDouble(0) == row.getDouble(1) ? row.getDouble(3) : 0;
      loss -= row.getDouble(3) * Math.log(probability.apply((int) row.getDouble(0)));
    }
    assertThat(last(model, ValidationMetric.ACCURACY)).isEqualTo(right / all);
    assertThat(last(model, ValidationMetric.LOSS)).isCloseTo(loss / all, within(1e-5));
    assertThat(model.history())
        .allSatisfy(
            epoch ->
                assertThat(epoch.validation())
                    .extracting(Metric::name)
                    .containsExactly("loss", "accuracy", "f1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aShareIsSplitAndMeasuredAlikeHoweverTheRowsArePartitioned(int partitions) {
    CnnClassifier cnn = Cnns.quick().setValidationFraction(0.3).setEpochs(2);
    CnnClassificationModel expected = cnn.fit(IMAGES);
    CnnClassificationModel found = cnn.fit(IMAGES.repartition(partitions).orderBy("label"));
    assertThat(Cnns.digest(found)).isEqualTo(Cnns.digest(expected));
    assertThat(found.history())
        .flatExtracting(EpochRecord::validation)
        .hasSize(6)
        .isEqualTo(expected.history().stream().flatMap(e -> e.validation().stream()).toList());
  }

  @Test
  void theyMayBeFewerThanTheWorkers() {
    CnnClassificationModel model =
        indicated().setNumWorkers(4).fit(IMAGES.withColumn("held", expr("id = 7")));
    assertThat(model.history()).extracting(EpochRecord::examples).containsOnly(119L);
    assertThat(last(model, ValidationMetric.LOSS)).isBetween(0.0, 1.0);
    assertThat(last(model, ValidationMetric.ACCURACY)).isEqualTo(1);
  }

  /** With such a difference no epoch is better than the first. */
  private static CnnClassifier stubborn(int patience) {
    return indicated().setMinDelta(1e9).setPatience(patience);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 4", "7, 4", "0, 4"})
  void trainingStopsAfterSoManyEpochsWithoutABetterOne(int patience, int epochs) {
    CnnClassificationModel model = stubborn(patience).fit(IMAGES);
    assertThat(model.history()).extracting(EpochRecord::epoch).hasSize(epochs);
    assertThat(Cnns.digest(model))
        .as("as if there were no more epochs")
        .isEqualTo(Cnns.digest(Cnns.quick().setEpochs(epochs).fit(TRAINED)));
    assertThat(model.summary().modelEpoch().epoch()).isEqualTo(epochs);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void theBestEpochsWeightsComeBackBitForBit(int patience) {
    CnnClassificationModel model = stubborn(patience).setRestoreBestWeights(true).fit(IMAGES);
    assertThat(Cnns.digest(model)).isEqualTo(Cnns.digest(Cnns.quick().setEpochs(1).fit(TRAINED)));
    assertThat(model.summary().modelEpoch().epoch()).isEqualTo(1);
  }

  @Test
  void theModelIsTheBestOfItsHistory() {
    CnnClassificationModel model =
        indicated().setRestoreBestWeights(true).setEpochs(6).setLearningRate(0.2).fit(IMAGES);
    EpochRecord best = model.summary().bestEpoch("loss");
    assertThat(model.summary().modelEpoch()).isEqualTo(best);
    assertThat(Cnns.digest(model))
        .isEqualTo(
            Cnns.digest(Cnns.quick().setEpochs(best.epoch()).setLearningRate(0.2).fit(TRAINED)));
  }

  @Test
  void onlyEpochsThatEndWithAnAverageAreMeasured() {
    CnnClassificationModel model =
        indicated().setAveragingFrequency(2).setAveragingUnit("epochs").setEpochs(5).fit(IMAGES);
    assertThat(model.history())
        .extracting(epoch -> !epoch.validation().isEmpty())
        .containsExactly(false, true, false, true, true);
  }

  @Test
  void aRegressorMeasuresItsLoss() {
    Dataset<Row> images = Brightness.images(60).withColumn("held", expr("id % 4 = 0"));
    CnnRegressionModel model =
        Brightness.quick("mean", 1)
            .setEpochs(2)
            .setValidationIndicatorCol("held")
            .setRestoreBestWeights(false)
            .fit(images);
    double loss =
        model
            .transform(images.where("held"))
            .selectExpr("avg(pow(prediction - mean, 2))")
            .head()
            .getDouble(0);
    assertThat(model.history()).allSatisfy(epoch -> assertThat(epoch.validation()).hasSize(1));
    assertThat(last(model, ValidationMetric.LOSS)).isCloseTo(loss, within(1e-5));
  }

  @Test
  void listenersSeeWhatIsMeasured() {
    List<EpochRecord> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochRecord epoch) {
            seen.add(epoch);
          }
        };
    CnnClassificationModel model = stubborn(1).addListener(listener).fit(IMAGES);
    assertThat(seen).hasSize(2).isEqualTo(model.history());
  }
}
