package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.TinyImages;
import org.sparkcnn.natives.Processor;

class PrecisionTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(180);
  private static final Dataset<Row> SEEN = IMAGES.where("id < 120");
  private static final Dataset<Row> UNSEEN = IMAGES.where("id >= 120");

  private static CnnClassificationModel fit(String precision) {
    return Cnns.quick().setPrecision(precision).fit(SEEN);
  }

  @Test
  void itIsFp32UnlessAskedFor() {
    CnnClassificationModel model = Cnns.trained();
    assertThat(model.getPrecision()).isEqualTo("fp32");
    assertThat(Cnns.digest(fit("fp32"))).isEqualTo(Cnns.digest(model));
  }

  @Test
  void autoBecomesWhatTheProcessorsComputeIn() {
    String expected = Processor.computesInBf16() ? "bf16" : "fp32";
    CnnClassificationModel model = fit("auto");
    assertThat(model.getPrecision()).isEqualTo(expected);
    assertThat(Cnns.digest(model)).isEqualTo(Cnns.digest(fit(expected)));
  }

  @Test
  void bf16Learns() {
    CnnClassificationModel model = fit("bf16");
    assertThat(TinyImages.accuracy(model.transform(UNSEEN))).isGreaterThan(0.95);
    assertThat(Cnns.digest(model))
        .as("it was not fp32 that learnt")
        .isNotEqualTo(Cnns.digest(Cnns.trained()));
  }

  @Test
  void aModelScoresInThePrecisionThatItSays() {
    CnnClassificationModel model = fit("bf16");
    double[] rounded = firstScores(model);
    double[] exact = firstScores(model.setPrecision("fp32"));
    assertThat(rounded).isNotEqualTo(exact);
    for (int i = 0; i < exact.length; i++) {
      assertThat(rounded[i]).isBetween(exact[i] - 0.2, exact[i] + 0.2);
    }
  }

  private static double[] firstScores(CnnClassificationModel model) {
    return model.transform(UNSEEN).first().<Vector>getAs("rawPrediction").toArray();
  }

  @Test
  void aModelKeepsItThroughItsFolder(@TempDir Path directory) throws IOException {
    CnnClassificationModel model = fit("bf16");
    String path = directory.resolve("model").toUri().toString();
    model.save(path);
    CnnClassificationModel loaded = CnnClassificationModel.load(path);
    assertThat(loaded.getPrecision()).isEqualTo("bf16");
    assertThat(firstScores(loaded)).isEqualTo(firstScores(model));
  }
}
