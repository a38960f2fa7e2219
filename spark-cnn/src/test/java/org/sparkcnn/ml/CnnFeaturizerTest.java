package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;

/** What a layer makes of an image, as a vector that other stages learn from. */
class CnnFeaturizerTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(60);
  private static final String BEFORE_THE_LAST = "3";
  private static final Offset<Double> ROUNDING = within(1e-4);

  @TempDir private Path directory;

  /** All numbers of a column of vectors, in the order of the rows. */
  private static double[] numbers(Dataset<Row> rows, String column) {
    return rows.select(column).collectAsList().stream()
        .flatMapToDouble(row -> Arrays.stream(row.<Vector>getAs(0).toArray()))
        .toArray();
  }

  private static double[] features(CnnFeaturizer featurizer) {
    return numbers(featurizer.transform(IMAGES), "features");
  }

  @Test
  void theLastLayersFeaturesAreTheNetworksOutput() {
    CnnClassificationModel model = Cnns.trained();
    double[] outputs = numbers(model.transform(IMAGES), "rawPrediction");

    assertThat(outputs).hasSize(180);
    assertThat(features(model.featurizer("4"))).containsExactly(outputs, ROUNDING);
    assertThat(features(CnnFeaturizer.of(model.network(), model.weights())))
        .containsExactly(outputs, ROUNDING);
  }

  @Test
  void aLayersImagesAreFlattenedChannelByChannel() {
    // Behind the pooling comes a flatten, which does the same.
    assertThat(features(Cnns.trained().featurizer("2")))
        .containsExactly(features(Cnns.trained().featurizer(BEFORE_THE_LAST)), ROUNDING);
  }

  @Test
  void theColumnSaysHowLongItsVectorsAre() {
    CnnFeaturizer featurizer = Cnns.trained().featurizer("0");
    StructType schema = featurizer.transformSchema(IMAGES.schema());

    assertThat(featurizer.numFeatures()).isEqualTo(4 * 8 * 8);
    assertThat(AttributeGroup.fromStructField(schema.apply("features")).size()).isEqualTo(256);
    assertThat(featurizer.transform(IMAGES).schema()).isEqualTo(schema);
    assertThat(featurizer.transform(IMAGES).select("features").first().<Vector>getAs(0).size())
        .isEqualTo(256);
  }

  @Test
  void itReadsImagesAsItsModelDoes() {
    CnnClassificationModel model =
        Cnns.trained().copy(ParamMap.empty()).setImageCol("picture").setMean(0.3).setBatchSize(7);
    CnnFeaturizer featurizer = model.featurizer("4");

    assertThat(featurizer.getMean()).containsExactly(0.3);
    assertThat(featurizer.getBatchSize()).isEqualTo(7);
    Dataset<Row> pictures = IMAGES.withColumnRenamed("image", "picture");
    assertThat(numbers(featurizer.transform(pictures), "features"))
        .containsExactly(numbers(model.transform(pictures), "rawPrediction"), ROUNDING);
  }

  @Test
  void aClassifierLearnsFromThemAndIsSavedWithThem() throws IOException {
    CnnFeaturizer featurizer = Cnns.trained().featurizer(BEFORE_THE_LAST);
    Pipeline pipeline =
        new Pipeline()
            .setStages(new PipelineStage[] {featurizer, new LogisticRegression().setMaxIter(20)});
    String folder = directory.resolve("pipeline").toString();
    pipeline.fit(IMAGES).save(folder);

    Dataset<Row> unseen = Cnns.IMAGES.structs(120).where("id >= 60");
    assertThat(TinyImages.accuracy(PipelineModel.load(folder).transform(unseen)))
        .isGreaterThan(0.95);
  }

  @Test
  void aRegressionLearnsFromARegressorsFeatures() {
    CnnFeaturizer featurizer = Brightness.trained().featurizer("flatten");
    LinearRegression regression = new LinearRegression().setLabelCol("mean");
    PipelineModel model =
        new Pipeline()
            .setStages(new PipelineStage[] {featurizer, regression})
            .fit(Brightness.images(160));

    double error =
        new RegressionEvaluator()
            .setLabelCol("mean")
            .evaluate(model.transform(Brightness.images(200).where("id >= 160")));
    assertThat(error).isLessThan(0.02);
  }

  @Test
  void itIsTheSameAfterARoundTrip() throws IOException {
    CnnFeaturizer saved = Cnns.trained().featurizer(BEFORE_THE_LAST).setOutputCol("features");
    String folder = directory.resolve("featurizer").toUri().toString();
    saved.save(folder);
    CnnFeaturizer loaded = CnnFeaturizer.load(folder);

    assertThat(loaded.uid()).isEqualTo(saved.uid());
    assertThat(Cnns.params(loaded)).isEqualTo(Cnns.params(saved));
    assertThat(loaded.network()).isEqualTo(saved.network());
    assertThat(features(loaded)).containsExactly(features(saved), ROUNDING);
  }

  @Test
  void aCopyHasTheExtraParams() {
    CnnFeaturizer featurizer = Cnns.trained().featurizer("2");
    CnnFeaturizer copy = featurizer.copy(new ParamMap().put(featurizer.outputCol().w("f")));

    assertThat(copy.uid()).isEqualTo(featurizer.uid());
    assertThat(copy.transform(IMAGES).columns()).endsWith("f");
    assertThat(featurizer.getOutputCol()).isEqualTo("features");
  }

  @Test
  void rowsWithoutImageAreKeptWithoutFeaturesIfThatIsAskedFor() {
    CnnFeaturizer featurizer =
        Cnns.trained().featurizer("4").setHandleInvalid("keep").setErrorCol("reason");
    Dataset<Row> oneNull = IMAGES.selectExpr("id", "if(id = 3, null, image) as image");

    assertThat(
            featurizer
                .transform(oneNull)
                .where("features is null")
                .select("id", "reason")
                .collectAsList())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getLong(0)).isEqualTo(3);
              assertThat(row.getString(1)).contains("null");
            });
  }

  @Test
  void aLayerThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cnns.trained().featurizer("pool"))
        .withMessage("there is no layer 'pool' to end at; possible are [0, 1, 2, 3, 4]");
  }

  @Test
  void theWeightsOfAnotherNetworkAreRefused() {
    Network network = Brightness.network(2);
    Weights other = Weights.initial(Brightness.network(3), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CnnFeaturizer.of(network, other))
        .withMessageStartingWith("the weights are not this network's");
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnyJob() {
    CnnFeaturizer featurizer = Cnns.trained().featurizer("2");
    Refusals.beforeAnyJob(
        () -> featurizer.copy(ParamMap.empty()).setOutputCol("id").transform(IMAGES),
        "column 'id' exists already; drop it, or choose another name for the output");
    Refusals.beforeAnyJob(
        () -> featurizer.transform(IMAGES.drop("image")),
        "there is no image column 'image'; the columns are id, label");
    Refusals.beforeAnyJob(
        () -> featurizer.copy(ParamMap.empty()).setMean(1, 2, 3).transform(IMAGES),
        "param 'mean' has 3 numbers, but the network takes images of 1 channels");
  }
}
