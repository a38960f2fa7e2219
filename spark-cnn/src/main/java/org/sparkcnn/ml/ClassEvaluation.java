package org.sparkcnn.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.sparkcnn.plan.ClassScores;

/**
 * How well a model tells the classes of labelled images. Figures are those of <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.classification_report.html">scikit-learn's
 * classification_report</a>, with 0 where it divides by nothing.
 *
 * @param classes their names, or their numbers where they have no names
 * @param confusion how many images, by their label and then by the predicted class
 * @param unread images that could not be read, which count nowhere else
 */
public record ClassEvaluation(List<String> classes, List<List<Long>> confusion, long unread) {

  /** Copies the counts. */
  public ClassEvaluation {
    classes = List.copyOf(classes);
    confusion = confusion.stream().map(List::copyOf).toList();
  }

  /**
   * The figures of a class.
   *
   * @param name of the class
   * @param precision the share of the images predicted to be of the class that are
   * @param recall the share of the class' images that are predicted to be
   * @param f1 the harmonic mean of both
   * @param support how many images the class has
   */
  public record ClassFigures(
      String name, double precision, double recall, double f1, long support) {}

  /**
   * Scores labelled images once and counts. Labels are numbers, or names of the model's classes; a
   * column of numbers whose ML attribute names them, as that of {@code ImageFolder}, is read by
   * these names, whatever their order.
   *
   * @param labelled has the model's image column
   * @param labelCol the column of labels
   * @throws IllegalArgumentException if there is no such column, or a label is none of the model's
   *     classes, which are named
   */
  public static ClassEvaluation of(
      CnnClassificationModel model, Dataset<?> labelled, String labelCol) {
    return ClassCounter.of(model, labelled.schema(), labelCol).count(labelled);
  }

  /**
   * Checks that labelled images can be counted, before minutes of other work: in one Spark job that
   * reads their labels alone, and scores nothing.
   *
   * @param names of the classes of the model that will score them, or empty if they have none
   * @param classes how many there are
   * @param labelled rows with labels
   * @param labelCol the column of labels
   * @throws IllegalArgumentException as {@link #of}, or if there are no rows
   */
  public static void checkLabels(
      List<String> names, int classes, Dataset<?> labelled, String labelCol) {
    LabelNumbers.of(names, classes, labelled.schema(), labelCol).check(labelled);
  }

  /** Returns the images that were scored. */
  public long images() {
    return scores().images();
  }

  /** Returns the share of images that were told right; not a number if there are none. */
  public double accuracy() {
    return scores().accuracy();
  }

  /** Returns the figures of each class, in the order of their numbers. */
  public List<ClassFigures> perClass() {
    List<ClassScores.Row> rows = scores().rows();
    return IntStream.range(0, classes.size())
        .mapToObj(label -> figures(classes.get(label), rows.get(label)))
        .toList();
  }

  /**
   * Returns the mean of the figures of those classes that some image is of or is taken for, each
   * class counting alike; the support is all images.
   */
  public ClassFigures macroAverage() {
    return average("macro average", scores()::mean);
  }

  /** Returns the mean of the classes' figures, each counting by its images. */
  public ClassFigures weightedAverage() {
    return average("weighted average", scores()::meanByImages);
  }

  private ClassFigures average(
      String name, ToDoubleFunction<ToDoubleFunction<ClassScores.Row>> mean) {
    return new ClassFigures(
        name,
        mean.applyAsDouble(ClassScores.Row::precision),
        mean.applyAsDouble(ClassScores.Row::recall),
        mean.applyAsDouble(ClassScores.Row::f1),
        images());
  }

  private static ClassFigures figures(String name, ClassScores.Row row) {
    return new ClassFigures(
        name,
        ClassScores.orZero(row.precision()),
        ClassScores.orZero(row.recall()),
        ClassScores.orZero(row.f1()),
        row.support());
  }

  private ClassScores scores() {
    return ClassScores.of(confusion);
  }

  /** Returns the figures of each class and their means as a table, and the confusion matrix. */
  @Override
  public String toString() {
    int width =
        Math.max(
            "weighted average".length(), classes.stream().mapToInt(String::length).max().orElse(0));
    StringBuilder text = new StringBuilder();
    text.append(String.format("%" + width + "s  precision   recall       f1  images%n", ""));
    perClass().forEach(figures -> text.append(line(figures, width)));
    text.append(line(macroAverage(), width)).append(line(weightedAverage(), width));
    text.append(String.format(Locale.ROOT, "%n%" + width + "s     %.4f%n", "accuracy", accuracy()));
    text.append(String.format("%nconfusion (rows: labels, columns: predictions)%n"));
    int digits = Math.max(5, Long.toString(images()).length());
    for (int label = 0; label < classes.size(); label++) {
      text.append(String.format("%" + width + "s ", classes.get(label)));
      for (long count : confusion.get(label)) {
        text.append(String.format(Locale.ROOT, " %" + digits + "d", count));
      }
      text.append(System.lineSeparator());
    }
    if (unread > 0) {
      text.append(String.format(Locale.ROOT, "%d images could not be read%n", unread));
    }
    return text.toString();
  }

  private static String line(ClassFigures figures, int width) {
    return String.format(
        Locale.ROOT,
        "%" + width + "s     %.4f   %.4f   %.4f  %6d%n",
        figures.name(),
        figures.precision(),
        figures.recall(),
        figures.f1(),
        figures.support());
  }

  static ClassEvaluation of(List<String> classes, long[][] counts, long unread) {
    List<List<Long>> rows =
        Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return new ClassEvaluation(classes, rows, unread);
  }
}
