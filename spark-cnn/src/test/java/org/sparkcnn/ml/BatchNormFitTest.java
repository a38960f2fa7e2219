package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.TinyImages;

/** A network with running statistics and a residual block goes through the stages as any other. */
class BatchNormFitTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(180);
  private static final Dataset<Row> SEEN = IMAGES.where("id < 120");
  private static final Dataset<Row> UNSEEN = IMAGES.where("id >= 120");

  private static CnnClassifier cnn() {
    return Cnns.normalized(Cnns.IMAGES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16"})
  void itLearns(String precision) {
    CnnClassificationModel model = cnn().setPrecision(precision).setEpochs(6).fit(SEEN);
    assertThat(TinyImages.accuracy(model.transform(UNSEEN))).isGreaterThan(0.95);
    assertThat(model.weights().values("1.running_mean")).doesNotContain(0f);
    assertThat(model.weights().values("1.running_var")).doesNotContain(1f);
  }

  @Test
  void itPredictsTheSameAfterARoundTrip(@TempDir Path directory) throws IOException {
    CnnClassificationModel model = cnn().fit(SEEN);
    String path = directory.resolve("model").toUri().toString();
    model.save(path);
    assertThat(scores(CnnClassificationModel.load(path))).isEqualTo(scores(model));
  }

  private static List<Row> scores(CnnClassificationModel model) {
    return model.transform(UNSEEN).drop("image").collectAsList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16"})
  void fittingAgainGivesTheSameModelBitForBit(String precision) {
    CnnClassifier cnn = cnn().setPrecision(precision);
    assertThat(Cnns.digest(cnn.fit(SEEN.repartition(5)))).isEqualTo(Cnns.digest(cnn.fit(SEEN)));
  }
}
