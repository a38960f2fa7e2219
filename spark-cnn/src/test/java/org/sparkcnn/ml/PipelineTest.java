package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in, names out: their numbers are the pipeline's own business. */
class PipelineTest {
  private static final Dataset<Row> ANIMALS =
      Cnns.IMAGES
          .structs(120)
          .withColumn("animal", expr("element_at(array('emu', 'cat', 'dog'), int(label) + 1)"))
          .drop("label");

  @TempDir private Path directory;

  private static Pipeline pipeline() {
    StringIndexer names = new StringIndexer().setInputCol("animal").setOutputCol("number");
    CnnClassifier cnn = Cnns.quick().setLabelCol("number");
    IndexToString back = new IndexToString().setInputCol("prediction").setOutputCol("seen");
    return new Pipeline().setStages(new PipelineStage[] {names, cnn, back});
  }

  private static void assertSeesAnimals(PipelineModel model) {
    assertThat(model.transform(ANIMALS).where("seen = animal").count()).isGreaterThan(114);
  }

  @Test
  void theNamesComeFromTheLabelColumnAndEndInThePrediction() {
    PipelineModel model = pipeline().fit(ANIMALS);
    assertSeesAnimals(model);
    // All as frequent as each other, so that StringIndexer sorts them by name.
    assertThat(((CnnClassificationModel) model.stages()[1]).getClassNames())
        .containsExactly("cat", "dog", "emu");
  }

  @Test
  void aSavedPipelineIsFittedAndItsSavedModelScores() throws IOException {
    String estimator = directory.resolve("estimator").toString();
    String fitted = directory.resolve("fitted").toString();

    pipeline().save(estimator);
    Pipeline.load(estimator).fit(ANIMALS).save(fitted);
    PipelineModel model = PipelineModel.load(fitted);

    assertSeesAnimals(model);
    // Without labels the names are still known.
    assertThat(model.stages()[1].transformSchema(ANIMALS.schema()).apply("prediction").metadata())
        .asString()
        .contains("[\"cat\",\"dog\",\"emu\"]");
  }
}
