package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A regressor and its model are the same wherever they have been. */
class CnnRegressionModelSaveTest {
  private static final Dataset<Row> IMAGES = Brightness.images(10);

  @TempDir private Path directory;
  private String folder;

  @BeforeEach
  void chooseAFolder() {
    folder = directory.resolve("stage").toUri().toString();
  }

  private static List<Row> predictions(CnnRegressionModel model) {
    return model.transform(IMAGES).select("id", "p").collectAsList();
  }

  private static CnnRegressionModel model() {
    return Brightness.trained().copy(ParamMap.empty()).setPredictionCol("p").setBatchSize(3);
  }

  @Test
  void aModelIsTheSameAfterARoundTrip() throws IOException {
    CnnRegressionModel saved = model();
    saved.save(folder);
    CnnRegressionModel loaded = CnnRegressionModel.load(folder);

    assertThat(loaded.uid()).isEqualTo(saved.uid());
    assertThat(Cnns.params(loaded)).isEqualTo(Cnns.params(saved));
    assertThat(loaded.network()).isEqualTo(Brightness.network(2));
    assertThat(Cnns.digest(loaded)).isEqualTo(Cnns.digest(saved));
    assertThat(loaded.history()).isEqualTo(saved.history()).hasSize(10);
    assertThat(predictions(loaded)).isEqualTo(predictions(saved));
  }

  @Test
  void anEstimatorIsTheSameAfterARoundTrip() throws IOException {
    CnnRegressor saved = Brightness.quick("halves", 2).setLoss("l1").setPredictionCol("p");
    saved.save(folder);
    CnnRegressor loaded = CnnRegressor.load(folder);

    assertThat(loaded.uid()).isEqualTo(saved.uid());
    assertThat(Cnns.params(loaded)).isEqualTo(Cnns.params(saved));
    assertThat(loaded.getNetwork()).isEqualTo(Brightness.network(2));
  }

  @Test
  void aPipelineOfItIsFittedSavedAndLoaded() throws IOException {
    CnnRegressor cnn = Brightness.quick("mean", 1).setPredictionCol("p");
    new Pipeline().setStages(new PipelineStage[] {cnn}).save(folder);
    PipelineModel fitted = Pipeline.load(folder).fit(Brightness.images(160));
    String second = directory.resolve("fitted").toString();
    fitted.save(second);

    CnnRegressionModel loaded = (CnnRegressionModel) PipelineModel.load(second).stages()[0];
    assertThat(predictions(loaded)).isEqualTo(predictions((CnnRegressionModel) fitted.stages()[0]));
  }

  @Test
  void aModelKnowsItsParentAndSharesItsUidAndParams() {
    CnnRegressor cnn = Brightness.quick("mean", 1).setEpochs(1).setMean(0.5).setPredictionCol("p");
    CnnRegressionModel model = cnn.fit(IMAGES);

    assertThat(model.parent()).isSameAs(cnn);
    assertThat(model.uid()).isEqualTo(cnn.uid());
    assertThat(model.getMean()).containsExactly(0.5);
    assertThat(model.getPredictionCol()).isEqualTo("p");
  }
}
