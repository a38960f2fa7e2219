package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.TinyImages;

class CrossValidatorTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(90);

  @TempDir private Path directory;

  @Test
  void itFindsTheBetterParamsSideBySideAndItsBestModelCanBeKept() throws IOException {
    CnnClassifier cnn = Cnns.quick();
    // The first learning rate is much too small to learn anything.
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(cnn.learningRate(), new double[] {1e-9, 0.02})
            .addGrid(cnn.epochs(), new int[] {1, 4})
            .build();
    CrossValidator search =
        new CrossValidator()
            .setEstimator(cnn)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setParallelism(2)
            .setSeed(1);

    String path = directory.resolve("search").toString();
    search.fit(IMAGES).write().overwrite().save(path);
    CrossValidatorModel found = CrossValidatorModel.load(path);

    CnnClassificationModel best = (CnnClassificationModel) found.bestModel();
    assertThat(best.history()).hasSize(4);
    assertThat(TinyImages.accuracy(found.transform(IMAGES))).isGreaterThan(0.95);
    assertThat(found.avgMetrics()).hasSize(4);
    // As good as a fit on its own, though others ran beside it.
    assertThat(Cnns.digest(best)).isEqualTo(Cnns.digest(Cnns.quick().fit(IMAGES)));
    assertThat(((CnnClassifier) found.getEstimator()).getNetwork())
        .isEqualTo(Cnns.IMAGES.network());
  }
}
