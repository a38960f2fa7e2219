package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.EpochRecord;

class CnnClassifierLearnsTest {
  private static final TinyImages IMAGES = Cnns.IMAGES;

  private static CnnClassificationModel learns(CnnClassifier cnn, Dataset<Row> data) {
    CnnClassificationModel model = cnn.fit(data.where("id < 120"));
    assertThat(TinyImages.accuracy(model.transform(data.where("id >= 120"))))
        .as("accuracy on rows that it was not trained on")
        .isGreaterThan(0.95);
    return model;
  }

  @Test
  void fromImageStructs() {
    CnnClassificationModel model = learns(Cnns.quick(), IMAGES.structs(180));
    List<EpochRecord> history = model.history();
    assertThat(history).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4);
    assertThat(history).extracting(EpochRecord::examples).containsOnly(120L);
    assertThat(history.get(3).loss()).isLessThan(history.get(0).loss() / 2);
    assertThat(model.numClasses()).isEqualTo(3);
  }

  @Test
  void fromVectors() {
    learns(Cnns.quick(), IMAGES.vectors(180));
  }

  static List<DataType> numbers() {
    return List.of(
        DataTypes.IntegerType,
        DataTypes.LongType,
        DataTypes.FloatType,
        DataTypes.DoubleType,
        DataTypes.createDecimalType(6, 2));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void fromArraysWhoseScaleMeanAndStdTakeAway(DataType element) {
    learns(Cnns.quick().setMean(80).setStd(80), IMAGES.arrays(180, element));
  }

  @Test
  void colouredImagesAreTheSameAsStructsAndAsVectors() {
    TinyImages coloured = TinyImages.of(Shape.image(3, 8, 8), 3);
    CnnClassificationModel model =
        learns(
            Cnns.quick().setNetwork(coloured.network()).setMean(0.3, 0.4, 0.5).setStd(0.2, 0.3, 1),
            coloured.structs(180));
    List<Row> structs = model.transform(coloured.structs(6)).collectAsList();
    List<Row> vectors = model.transform(coloured.vectors(6)).collectAsList();
    for (int i = 0; i < 6; i++) {
      Vector scores = structs.get(i).getAs("rawPrediction");
      assertThat(vectors.get(i).<Vector>getAs("rawPrediction").toArray())
          .containsExactly(scores.toArray(), within(1e-4));
    }
  }

  @Test
  void withSgd() {
    learns(Cnns.quick().setOptimizer("sgd").setLearningRate(0.2), IMAGES.structs(180));
  }

  @Test
  void withMomentumThatLooksAhead() {
    learns(
        Cnns.quick().setOptimizer("sgd").setLearningRate(0.02).setMomentum(0.9).setNesterov(true),
        IMAGES.structs(180));
  }

  @Test
  void withAdamWThatWarmsUpAndFallsAlongACosine() {
    learns(
        Cnns.quick().setOptimizer("adamW").setSchedule("cosine").setWarmupSteps(5),
        IMAGES.structs(180));
  }

  @Test
  void withRmsPropThroughOneCycleOfBoundGradients() {
    learns(
        Cnns.quick().setOptimizer("rmsProp").setSchedule("oneCycle").setClipNorm(5),
        IMAGES.structs(180));
  }

  @Test
  void withSmoothedLabelsAndClassWeights() {
    learns(Cnns.quick().setLabelSmoothing(0.1).setClassWeights(1, 2, 3), IMAGES.structs(180));
  }

  @Test
  void withSmoothL1() {
    learns(Cnns.quick().setLoss("smoothL1"), IMAGES.structs(180));
  }

  @Test
  void withTheMeanSquaredError() {
    learns(Cnns.quick().setLoss("meanSquaredError"), IMAGES.structs(180));
  }

  @Test
  void withWeightDecayWhichKeepsWeightsSmall() {
    Dataset<Row> data = IMAGES.structs(180);
    double free = norm(learns(Cnns.quick(), data));
    double held = norm(learns(Cnns.quick().setWeightDecay(0.05), data));
    assertThat(held).isLessThan(0.8 * free);
  }

  private static double norm(CnnClassificationModel model) {
    double squares = 0;
    for (float value : model.weights().values()) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  @Test
  void inBatchesThatAreLargerThanTheData() {
    learns(
        Cnns.quick().setBatchSize(100_000).setEpochs(30).setLearningRate(0.03),
        IMAGES.structs(180));
  }

  @Test
  void withAnAverageAfterEachBatchOfAnyNumberOfWorkers() {
    learns(Cnns.quick().setAveragingFrequency(3).setNumWorkers(3), IMAGES.structs(180));
  }

  @Test
  void withAsManyWorkersAsTheClusterRunsTasksIfNoneAreAskedFor() {
    CnnClassifier cnn = Cnns.quick();
    cnn.clear(cnn.numWorkers());
    CnnClassificationModel model = learns(cnn, IMAGES.structs(180));
    assertThat(model.weights().values())
        .as("local[2] has two slots")
        .isEqualTo(Cnns.quick().fit(IMAGES.structs(120)).weights().values());
  }
}
