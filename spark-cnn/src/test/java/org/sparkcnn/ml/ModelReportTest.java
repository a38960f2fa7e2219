package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.JobCounter;
import org.sparkcnn.monitor.Mistake;
import org.sparkcnn.monitor.ReportContents;

class ModelReportTest {
  private static final int ROWS = 60;

  @TempDir private Path folder;

  /** Rows 3, 6 and 9 of class 0 are called class 2. */
  private static Dataset<Row> labelled() {
    return Cnns.IMAGES
        .structs(ROWS)
        .withColumn("label", when(col("id").isin(3L, 6L, 9L), 2.0).otherwise(col("label")));
  }

  @Test
  void itCountsWhatIsTakenForWhatInOneJob() {
    try (JobCounter counter = JobCounter.open()) {
      ReportContents contents = new ModelReport(Cnns.trained()).contents(labelled());

      assertThat(contents.confusion())
          .containsExactly(List.of(17L, 0L, 0L), List.of(0L, 20L, 0L), List.of(3L, 0L, 20L));
      assertThat(contents.classNames()).containsExactly("0", "1", "2");
      assertThat(counter.jobs()).isOne();
    }
  }

  @Test
  void theWorstMistakesComeFirstWithWhatTheNetworkSaw() throws IOException {
    ReportContents contents = new ModelReport(Cnns.trained()).contents(labelled());

    assertThat(contents.mistakes()).hasSize(3);
    double[] probabilities =
        contents.mistakes().stream().mapToDouble(Mistake::probability).toArray();
    assertThat(probabilities).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(probabilities[2]).isBetween(0.34, 1.0);
    List<byte[]> pixels = List.of(3, 6, 9).stream().map(row -> Cnns.IMAGES.pixels(row)).toList();
    for (Mistake mistake : contents.mistakes()) {
      assertThat(mistake.label()).isEqualTo("2");
      assertThat(mistake.prediction()).isEqualTo("0");
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(mistake.image()));
      byte[] seen = (byte[]) image.getRaster().getDataElements(0, 0, 8, 8, null);
      assertThat(pixels).anySatisfy(row -> assertThat(row).isEqualTo(seen));
    }
  }

  @Test
  void aModelThatWasLoadedShowsWhatItsTrainingWasSetTo() throws IOException {
    String saved = folder.resolve("model").toString();
    Cnns.quick().setLearningRate(0.0125).fit(Cnns.IMAGES.structs(ROWS)).save(saved);
    CnnClassificationModel loaded = CnnClassificationModel.load(saved);

    assertThat(loaded.trainingParams())
        .containsEntry("learningRate", "0.0125")
        .doesNotContainKey("network");
    assertThat(new ModelReport(loaded.setBatchSize(7)).contents().params())
        .containsEntry("learningRate", "0.0125")
        .containsEntry("batchSize", "7");
  }

  @Test
  void onlySoManyAreKeptAsAreAskedFor() {
    ModelReport report = new ModelReport(Cnns.trained());
    List<Mistake> all = report.contents(labelled()).mistakes();

    assertThat(report.setMistakes(1).contents(labelled()).mistakes())
        .singleElement()
        .satisfies(worst -> assertThat(worst.probability()).isEqualTo(all.get(0).probability()));
    assertThat(report.setMistakes(0).contents(labelled()).mistakes()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report.setMistakes(-1))
        .withMessage("the number of mistakes cannot be -1; expected 0 or more");
  }

  @Test
  void howRowsAreSplitDoesNotMatter() {
    ReportContents one = new ModelReport(Cnns.trained()).contents(labelled().coalesce(1));
    ReportContents many = new ModelReport(Cnns.trained()).contents(labelled().repartition(9));

    assertThat(many.confusion()).isEqualTo(one.confusion());
    assertThat(many.mistakes())
        .extracting(Mistake::probability)
        .isEqualTo(one.mistakes().stream().map(Mistake::probability).toList());
  }

  @Test
  void imagesHaveTheNamesOfTheirFiles() {
    Dataset<Row> named = labelled().withColumn("path", lit("hdfs://a/b.png"));

    assertThat(new ModelReport(Cnns.trained()).contents(named).mistakes())
        .extracting(Mistake::name)
        .containsOnly("hdfs://a/b.png");
  }

  @Test
  void theModelsColumnsMayBeCalledAsTheyLike() {
    CnnClassificationModel model =
        Cnns.trained()
            .copy(new ParamMap())
            .setPredictionCol("id")
            .setProbabilityCol("")
            .setClassNames("cat", "dog", "emu");
    ReportContents contents =
        new ModelReport(model)
            .setLabelCol("truth.of it")
            .contents(labelled().withColumnRenamed("label", "truth.of it"));

    assertThat(contents.classNames()).containsExactly("cat", "dog", "emu");
    assertThat(contents.mistakes()).extracting(Mistake::label).containsOnly("emu");
  }

  @Test
  void imagesThatCannotBeReadAndAreKeptAreNotCounted() {
    CnnClassificationModel model = Cnns.trained().copy(new ParamMap()).setHandleInvalid("keep");
    Dataset<Row> holes =
        labelled().withColumn("image", when(col("id").isin(0L, 1L), null).otherwise(col("image")));

    assertThat(new ModelReport(model).contents(holes).confusion())
        .containsExactly(List.of(16L, 0L, 0L), List.of(0L, 19L, 0L), List.of(3L, 0L, 20L));
  }

  @Test
  void theFiguresOfThePageAreThoseOfAnEvaluation(@TempDir Path folder) throws IOException {
    CnnClassificationModel model = Cnns.trained().copy(new ParamMap()).setHandleInvalid("keep");
    Dataset<Row> holes =
        labelled().withColumn("image", when(col("id").isin(0L, 1L), null).otherwise(col("image")));

    ClassEvaluation figures =
        new ModelReport(model).write(holes, folder.resolve("figures.html").toString());

    assertThat(figures).isEqualTo(ClassEvaluation.of(model, holes, "label"));
    assertThat(figures.unread()).isEqualTo(2);
  }

  @Test
  void labelsMayBeTheNamesOfClasses() {
    CnnClassificationModel model =
        Cnns.trained().copy(new ParamMap()).setClassNames("cat", "dog", "emu");
    Dataset<Row> named =
        labelled()
            .withColumn(
                "label",
                when(col("label").equalTo(0), "cat")
                    .otherwise(when(col("label").equalTo(1), "dog").otherwise("emu")));

    assertThat(new ModelReport(model).contents(named).confusion())
        .containsExactly(List.of(17L, 0L, 0L), List.of(0L, 20L, 0L), List.of(3L, 0L, 20L))
        .isEqualTo(ClassEvaluation.of(model, named, "label").confusion());
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    Dataset<Row> wrong = labelled().withColumn("label", col("label").plus(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelReport(Cnns.trained()).contents(wrong))
        .withMessage(
            "label column 'label' has the label '3.0', which is none of the model's classes: 0, 1, 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelReport(Cnns.trained()).setLabelCol("class").contents(wrong))
        .withMessage("there is no label column 'class'; the columns are id, image, label");
  }

  @Test
  void aModelWritesItBesideItself() throws IOException {
    Path file = folder.resolve("report.html");
    Cnns.trained().report(labelled(), file.toString());

    assertThat(file)
        .content()
        .contains(
            "<h1>A CNN for 3 classes</h1>",
            "<h2>Training</h2>",
            "<h2>Confusion matrix</h2>",
            "data:image/png;base64,",
            "averagingFrequency",
            "crossEntropy")
        .doesNotContain("conv2d(");
  }

  @Test
  void withoutLabelledImagesItIsOfTheTrainingAlone() throws IOException {
    Path file = folder.resolve("report.html");
    new ModelReport(Cnns.trained()).setTitle("Quadrants").write(file.toString());

    assertThat(file)
        .content()
        .contains("<h1>Quadrants</h1>", "<h2>Training</h2>")
        .doesNotContain("Confusion matrix", "Worst mistakes");
  }
}
