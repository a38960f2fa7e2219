package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.TinyImages;

class TrainValidationSplitTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(90);

  @TempDir private Path directory;

  @Test
  void itFindsTheBetterLearningRateAndItsModelCanBeKept() throws IOException {
    CnnClassifier cnn = Cnns.quick();
    // The first learning rate is much too small to learn anything.
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(cnn.learningRate(), new double[] {1e-9, 0.02}).build();
    TrainValidationSplit search =
        new TrainValidationSplit()
            .setEstimator(cnn)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setTrainRatio(0.75)
            .setSeed(1);

    String path = directory.resolve("search").toString();
    search.fit(IMAGES).write().overwrite().save(path);
    TrainValidationSplitModel found = TrainValidationSplitModel.load(path);

    assertThat(found.validationMetrics()[1]).isGreaterThan(found.validationMetrics()[0]);
    assertThat(TinyImages.accuracy(found.transform(IMAGES))).isGreaterThan(0.95);
  }
}
