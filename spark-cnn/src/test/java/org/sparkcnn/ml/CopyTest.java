package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.train.TrainingListener;

class CopyTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(30);

  private static TrainingListener collecting(List<Integer> epochs) {
    return new TrainingListener() {
      @Override
      public void onEpoch(EpochRecord epoch) {
        epochs.add(epoch.epoch());
      }
    };
  }

  @Test
  void anEstimatorsCopyHasItsParamsItsListenersAndTheExtraOnes() {
    List<Integer> epochs = new ArrayList<>();
    CnnClassifier cnn = Cnns.quick().addListener(collecting(epochs));
    CnnClassifier copy = cnn.copy(new ParamMap().put(cnn.epochs().w(2)));

    assertThat(copy.uid()).isEqualTo(cnn.uid());
    assertThat(copy.getEpochs()).isEqualTo(2);
    assertThat(copy.getNetwork()).isEqualTo(cnn.getNetwork());
    copy.fit(IMAGES);
    assertThat(epochs).containsExactly(1, 2);
  }

  @Test
  void aCopyAndItsOriginalChangeApart() {
    List<Integer> epochs = new ArrayList<>();
    CnnClassifier cnn = Cnns.quick();
    CnnClassifier copy = cnn.copy(ParamMap.empty());
    copy.setEpochs(1).setBatchSize(5).addListener(collecting(epochs));

    assertThat(cnn.getEpochs()).isEqualTo(4);
    assertThat(cnn.getBatchSize()).isEqualTo(8);
    cnn.fit(IMAGES);
    assertThat(epochs).isEmpty();
  }

  @Test
  void fitWithExtraParamsLeavesTheEstimatorAlone() {
    CnnClassifier cnn = Cnns.quick();
    CnnClassificationModel model =
        cnn.fit(
            IMAGES,
            new ParamMap().put(cnn.epochs().w(1)).put(cnn.thresholds().w(new double[] {1, 2, 3})));
    assertThat(model.history()).hasSize(1);
    assertThat(model.getThresholds()).containsExactly(1, 2, 3);
    assertThat(cnn.getEpochs()).isEqualTo(4);
    assertThat(cnn.getThresholds()).isEmpty();
  }

  @Test
  void whatTheCallerGaveStaysAsItWas() {
    Network network = Cnns.IMAGES.network();
    double[] mean = {0.5};
    CnnClassifier cnn = Cnns.quick().setNetwork(network).setMean(mean);
    String params = Cnns.params(cnn);
    CnnClassificationModel model = cnn.fit(IMAGES);

    assertThat(network).isEqualTo(Cnns.IMAGES.network());
    assertThat(mean).containsExactly(0.5);
    assertThat(Cnns.params(cnn)).isEqualTo(params);
    assertThat(IMAGES.columns()).containsExactly("id", "image", "label");

    String before = Cnns.digest(model);
    cnn.setSeed(1).fit(IMAGES);
    assertThat(Cnns.digest(model))
        .as("a later fit leaves an earlier model alone")
        .isEqualTo(before);
  }

  @Test
  void aModelKnowsItsParentAndSharesItsUidAndParams() {
    CnnClassifier cnn = Cnns.quick().setPredictionCol("p").setMean(0.5).setBatchSize(7);
    CnnClassificationModel model = cnn.fit(IMAGES);
    assertThat(model.parent()).isSameAs(cnn);
    assertThat(model.uid()).isEqualTo(cnn.uid());
    assertThat(model.getPredictionCol()).isEqualTo("p");
    assertThat(model.getMean()).containsExactly(0.5);
    assertThat(model.getBatchSize()).isEqualTo(7);
    assertThat(model.isSet(model.imageCol())).as("a default stays one").isFalse();
  }

  @Test
  void aModelsCopyIsTheSameModelWithTheExtraParams() {
    CnnClassificationModel model = Cnns.trained();
    CnnClassificationModel copy =
        model.copy(
            new ParamMap()
                .put(model.predictionCol().w("p"))
                .put(model.classNames().w(new String[] {"a", "b", "c"})));

    assertThat(copy.uid()).isEqualTo(model.uid());
    assertThat(copy.parent()).isSameAs(model.parent());
    assertThat(copy.weights()).isSameAs(model.weights());
    assertThat(copy.network()).isEqualTo(model.network());
    assertThat(copy.history()).isEqualTo(model.history());
    assertThat(copy.getClassNames()).containsExactly("a", "b", "c");
    assertThat(copy.transform(IMAGES).columns()).endsWith("p");
    assertThat(model.getPredictionCol()).isEqualTo("prediction");
    assertThat(model.getClassNames()).isEmpty();
  }

  @Test
  void transformWithExtraParamsLeavesTheModelAlone() {
    CnnClassificationModel model = Cnns.trained();
    ParamMap renamed = new ParamMap().put(model.predictionCol().w("p"));
    assertThat(model.transform(IMAGES, renamed).columns()).endsWith("p");
    assertThat(model.transform(IMAGES).columns()).endsWith("prediction");
  }

  @Test
  void aModelSaysHowLargeItIs() {
    int weights = Cnns.trained().weights().values().length;
    assertThat(Cnns.trained().estimatedSize()).isEqualTo(4L * weights);
  }
}
