package org.sparkcnn.ml;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.monitor.HtmlReport;
import org.sparkcnn.monitor.Mistake;
import org.sparkcnn.monitor.ReportContents;

/**
 * A page on a classification model: what it is, how it was trained and, with labelled images, how
 * well it tells classes apart and what it gets wrong.
 *
 * <pre>{@code
 * new ModelReport(model).setLabelCol("label").write(test, "hdfs:///models/digits/report.html");
 * }</pre>
 */
public final class ModelReport {
  private static final int MISTAKES = 24;

  private final CnnClassificationModel model;
  private String title;
  private String labelCol = "label";
  private int mistakes = MISTAKES;

  /** Makes a report of a model. */
  public ModelReport(CnnClassificationModel model) {
    this.model = model;
    this.title = "A CNN for %d classes".formatted(model.numClasses());
  }

  /** Sets the page's title, default "A CNN for k classes". */
  public ModelReport setTitle(String text) {
    title = text;
    return this;
  }

  /**
   * Sets the column of the classes, default {@code label}: numbers, read by their names where the
   * column's ML attribute has some, or names.
   */
  public ModelReport setLabelCol(String name) {
    labelCol = name;
    return this;
  }

  /**
   * Sets how many of the worst mistakes are shown, default 24.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public ModelReport setMistakes(int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "the number of mistakes cannot be %d; expected 0 or more".formatted(most));
    }
    mistakes = most;
    return this;
  }

  /**
   * Returns what a page shows of a model of any kind without labelled images: curves, timings,
   * params, the network.
   *
   * @param title the page's
   * @param model any
   */
  public static ReportContents contents(String title, CnnModel<?> model) {
    ReportContents contents =
        ReportContents.titled(title)
            .model(model.describe().lines().toList(), model.network().summary(), params(model));
    return model.hasSummary()
        ? contents.training(model.history(), model.summary().modelEpoch().epoch())
        : contents;
  }

  /** Returns what the page shows without labelled images. */
  public ReportContents contents() {
    return contents(title, model);
  }

  /**
   * Returns what the page shows; scores the images in one Spark job.
   *
   * @param labelled with the model's image column and the label column
   * @throws IllegalArgumentException if a column is missing or of another type, or a label is none
   *     of the classes, or an image cannot be read and {@code handleInvalid} is error
   */
  public ReportContents contents(Dataset<?> labelled) {
    return measure(labelled).contents();
  }

  /**
   * What labelled images tell of a model.
   *
   * @param contents what the page shows
   * @param evaluation the figures on it
   */
  public record Measured(ReportContents contents, ClassEvaluation evaluation) {}

  /**
   * Scores labelled images in one Spark job, and writes nothing yet.
   *
   * @param labelled with the model's image column and the label column
   * @throws IllegalArgumentException if a column is missing or of another type, or a label is none
   *     of the classes, or an image cannot be read and {@code handleInvalid} is error
   */
  public Measured measure(Dataset<?> labelled) {
    PredictionTally tally = new ReportEvaluation(model, labelCol, mistakes).run(labelled);
    List<String> classes = LabelNumbers.of(model, labelled.schema(), labelCol).classes();
    List<List<Long>> confusion = tally.confusion();
    return new Measured(
        contents().evaluation(classes, confusion, worst(tally, classes)),
        new ClassEvaluation(classes, confusion, tally.unread()));
  }

  private static List<Mistake> worst(PredictionTally tally, List<String> classes) {
    return tally.worst().sorted().stream()
        .map(
            entry ->
                new Mistake(
                    entry.image(),
                    classes.get(entry.label()),
                    classes.get(entry.prediction()),
                    entry.probability(),
                    entry.name()))
        .toList();
  }

  /**
   * Writes the page without labelled images. A report that is there is replaced.
   *
   * @param file on any Hadoop file system
   * @throws IOException if there is a folder of this name, or the file system refuses
   */
  public void write(String file) throws IOException {
    write(contents(), file);
  }

  /**
   * Scores the images in one Spark job and writes the page. A report that is there is replaced.
   *
   * @param labelled with the model's image column and the label column
   * @param file on any Hadoop file system
   * @return the figures on the page
   * @throws IOException if there is a folder of this name, or the file system refuses
   * @throws IllegalArgumentException if a column is missing or of another type, or a label is none
   *     of the classes, or an image cannot be read and {@code handleInvalid} is error
   */
  public ClassEvaluation write(Dataset<?> labelled, String file) throws IOException {
    Measured measured = measure(labelled);
    write(measured.contents(), file);
    return measured.evaluation();
  }

  private static void write(ReportContents contents, String file) throws IOException {
    HtmlReport.write(contents, file, SparkSession.active().sparkContext().hadoopConfiguration());
  }

  /** The params of the training, and the model's. */
  private static Map<String, String> params(CnnModel<?> model) {
    Map<String, String> params = new TreeMap<>(model.trainingParams());
    params.putAll(ParamTexts.of(model));
    return params;
  }
}
