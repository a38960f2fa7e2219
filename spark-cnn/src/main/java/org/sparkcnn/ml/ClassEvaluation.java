package org.sparkcnn.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;

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

  /** Returns the images that were scored. */
  public long images() {
    return IntStream.range(0, classes.size()).mapToLong(this::support).sum();
  }

  /** Returns the share of images that were told right; not a number if there are none. */
  public double accuracy() {
    long right = IntStream.range(0, classes.size()).mapToLong(i -> count(i, i)).sum();
    return (double) right / images();
  }

  /** Returns the figures of each class, in the order of their numbers. */
  public List<ClassFigures> perClass() {
    return IntStream.range(0, classes.size()).mapToObj(this::figures).toList();
  }

  /** Returns the mean of the classes' figures, each counting alike; the support is all images. */
  public ClassFigures macroAverage() {
    return average("macro average", figures -> 1);
  }

  /** Returns the mean of the classes' figures, each counting by its images. */
  public ClassFigures weightedAverage() {
    return average("weighted average", ClassFigures::support);
  }

  private ClassFigures average(String name, ToDoubleFunction<ClassFigures> weight) {
    double sum = perClass().stream().mapToDouble(weight).sum();
    return new ClassFigures(
        name,
        mean(weight, ClassFigures::precision, sum),
        mean(weight, ClassFigures::recall, sum),
        mean(weight, ClassFigures::f1, sum),
        images());
  }

  private double mean(
      ToDoubleFunction<ClassFigures> weight, ToDoubleFunction<ClassFigures> figure, double sum) {
    return perClass().stream()
            .mapToDouble(one -> weight.applyAsDouble(one) * figure.applyAsDouble(one))
            .sum()
        / sum;
  }

  private ClassFigures figures(int label) {
    long right = count(label, label);
    long predicted = IntStream.range(0, classes.size()).mapToLong(i -> count(i, label)).sum();
    double precision = share((double) right, (double) predicted);
    double recall = share((double) right, (double) support(label));
    double f1 = share(2 * precision * recall, precision + recall);
    return new ClassFigures(classes.get(label), precision, recall, f1, support(label));
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private long count(int label, int prediction) {
    return confusion.get(label).get(prediction);
  }

  private long support(int label) {
    return confusion.get(label).stream().mapToLong(Long::longValue).sum();
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
    text.append(String.format("%nconfusion (rows: labels, columns: predictions)%n"));
    int digits = Math.max(5, Long.toString(images()).length());
    for (int label = 0; label < classes.size(); label++) {
      text.append(String.format("%" + width + "s ", classes.get(label)));
      for (long count : confusion.get(label)) {
        text.append(String.format(Locale.ROOT, " %" + digits + "d", count));
      }
      text.append(System.lineSeparator());
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
