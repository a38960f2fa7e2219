package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.ml.ClassEvaluation.ClassFigures;

class ClassEvaluationTest {
  private static final TinyImages IMAGES = TinyImages.small();
  private static CnnClassificationModel model;

  @BeforeAll
  static void train() {
    model =
        new CnnClassifier()
            .setNetwork(IMAGES.network())
            .setEpochs(2)
            .setNumWorkers(1)
            .setBatchSize(8)
            .fit(IMAGES.structs(60))
            .setClassNames("z", "a", "m");
  }

  /** The example of scikit-learn's classification_report. */
  @Test
  void figuresAreThoseOfScikitLearn() {
    ClassEvaluation evaluation =
        new ClassEvaluation(
            List.of("class 0", "class 1", "class 2"),
            List.of(List.of(1L, 0L, 0L), List.of(1L, 0L, 0L), List.of(0L, 1L, 2L)),
            0);

    assertThat(evaluation.accuracy()).isEqualTo(0.6);
    assertThat(evaluation.images()).isEqualTo(5);
    assertFigures(evaluation.perClass().get(0), 0.5, 1, 0.67, 1);
    assertFigures(evaluation.perClass().get(1), 0, 0, 0, 1);
    assertFigures(evaluation.perClass().get(2), 1, 0.67, 0.8, 3);
    assertFigures(evaluation.macroAverage(), 0.5, 0.56, 0.49, 5);
    assertFigures(evaluation.weightedAverage(), 0.7, 0.6, 0.61, 5);
    assertThat(evaluation.toString())
        .contains("class 2     1.0000   0.6667   0.8000       3", "accuracy     0.6000");
  }

  @Test
  void imagesThatCouldNotBeReadAreMentionedIfThereAreAny() {
    List<List<Long>> confusion = List.of(List.of(1L, 0L), List.of(0L, 1L));

    assertThat(new ClassEvaluation(List.of("cat", "dog"), confusion, 3).toString())
        .endsWith("3 images could not be read\n");
    assertThat(new ClassEvaluation(List.of("cat", "dog"), confusion, 0).toString())
        .doesNotContain("could not be read");
  }

  /** As scikit-learn, which looks only at labels that occur. */
  @Test
  void classesThatNoImageIsOfAndNoneIsTakenForAreInNoMean() {
    ClassEvaluation evaluation =
        new ClassEvaluation(
            List.of("cat", "dog", "eel"),
            List.of(List.of(1L, 1L, 0L), List.of(0L, 2L, 0L), List.of(0L, 0L, 0L)),
            0);

    assertFigures(evaluation.perClass().get(2), 0, 0, 0, 0);
    assertFigures(evaluation.macroAverage(), 0.8333, 0.75, 0.7333, 4);
    assertFigures(evaluation.weightedAverage(), 0.8333, 0.75, 0.7333, 4);
  }

  private static void assertFigures(
      ClassFigures figures, double precision, double recall, double f1, long support) {
    assertThat(figures.precision()).isCloseTo(precision, within(0.005));
    assertThat(figures.recall()).isCloseTo(recall, within(0.005));
    assertThat(figures.f1()).isCloseTo(f1, within(0.005));
    assertThat(figures.support()).isEqualTo(support);
  }

  @Test
  void countsAreThoseOfTheModelsPredictions() {
    Dataset<Row> images = IMAGES.structs(30);

    ClassEvaluation evaluation = ClassEvaluation.of(model, images, "label");

    assertThat(evaluation.classes()).containsExactly("z", "a", "m");
    assertThat(evaluation.images()).isEqualTo(30);
    assertThat(evaluation.accuracy()).isEqualTo(TinyImages.accuracy(model.transform(images)));
  }

  @Test
  void labelsAreFoundByTheirNamesWhateverTheirNumbers() {
    Dataset<Row> images = IMAGES.structs(30);
    Dataset<Row> named =
        images.withColumn(
            "kind",
            functions.element_at(
                functions.lit(new String[] {"z", "a", "m"}),
                functions.col("label").cast("int").plus(1)));
    Dataset<Row> indexed =
        new StringIndexerModel(new String[] {"a", "m", "z"})
            .setInputCol("kind")
            .setOutputCol("number")
            .transform(named);
    ClassEvaluation expected = ClassEvaluation.of(model, images, "label");

    assertThat(ClassEvaluation.of(model, named, "kind")).isEqualTo(expected);
    assertThat(ClassEvaluation.of(model, indexed, "number")).isEqualTo(expected);
  }

  @Test
  void labelsThatTheModelDoesNotKnowAreNamed() {
    Dataset<Row> images = IMAGES.structs(3);

    assertThatThrownBy(
            () ->
                ClassEvaluation.of(
                    model, images.withColumn("label", functions.lit("wolf")), "label"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "label column 'label' has the label 'wolf', which is none of the model's classes: z, a, m");
    assertThatThrownBy(
            () -> ClassEvaluation.of(model, images.withColumn("label", functions.lit(3)), "label"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has the label '3'");
    assertThatThrownBy(() -> ClassEvaluation.of(model, images, "kind"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no label column 'kind'");
  }

  @Test
  void imagesThatCannotBeReadAreCountedApart() {
    Dataset<Row> images = IMAGES.structs(30);
    Dataset<Row> broken =
        images.withColumn(
            "image", functions.when(functions.col("id").lt(27), functions.col("image")));
    CnnClassificationModel keeping = model.copy(ParamMap.empty()).setHandleInvalid("keep");

    ClassEvaluation evaluation = ClassEvaluation.of(keeping, broken, "label");

    assertThat(evaluation.unread()).isEqualTo(3);
    assertThat(evaluation.images()).isEqualTo(27);
  }
}
