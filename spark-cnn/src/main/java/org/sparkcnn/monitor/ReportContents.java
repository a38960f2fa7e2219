package org.sparkcnn.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sparkcnn.plan.EpochRecord;

/**
 * What a report shows. What is empty is left out of it.
 *
 * @param title the page's
 * @param generated when
 * @param description lines on the model: a word, two blanks or more, and what it is
 * @param networkSummary the network's layers as a table of plain text
 * @param params names and values, in their order
 * @param epochs what the training did
 * @param modelEpoch the epoch whose weights the model has
 * @param classNames in the order of the classes' numbers
 * @param confusion how many images of the class of a row are taken for the class of a column
 * @param mistakes the worst ones first
 */
public record ReportContents(
    String title,
    Instant generated,
    List<String> description,
    String networkSummary,
    Map<String, String> params,
    List<EpochRecord> epochs,
    int modelEpoch,
    List<String> classNames,
    List<List<Long>> confusion,
    List<Mistake> mistakes) {

  /**
   * Checks and copies the values.
   *
   * @throws IllegalArgumentException if the confusion matrix is not empty and has not a row and a
   *     column for each class name
   */
  public ReportContents {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(generated, "generated");
    Objects.requireNonNull(networkSummary, "networkSummary");
    description = List.copyOf(description);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    epochs = List.copyOf(epochs);
    classNames = List.copyOf(classNames);
    confusion = confusion.stream().map(List::copyOf).toList();
    mistakes = List.copyOf(mistakes);
    int classes = classNames.size();
    if (!confusion.isEmpty()
        && (confusion.size() != classes
            || confusion.stream().anyMatch(row -> row.size() != classes))) {
      throw new IllegalArgumentException(
          "there are %d class names, but the confusion matrix has %d rows of %s columns"
              .formatted(
                  classes,
                  confusion.size(),
                  confusion.stream().map(List::size).distinct().toList()));
    }
  }

  /** Returns a report of now, with nothing in it yet. */
  public static ReportContents titled(String title) {
    return new ReportContents(
        title,
        Instant.now(),
        List.of(),
        "",
        Map.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /** Returns the same with another time. */
  public ReportContents generated(Instant when) {
    return new ReportContents(
        title,
        when,
        description,
        networkSummary,
        params,
        epochs,
        modelEpoch,
        classNames,
        confusion,
        mistakes);
  }

  /**
   * Returns the same with a model.
   *
   * @param lines a word, two blanks or more, and what it is
   * @param summary the network's layers as a table of plain text
   * @param settings names and values, in their order
   */
  public ReportContents model(List<String> lines, String summary, Map<String, String> settings) {
    return new ReportContents(
        title,
        generated,
        lines,
        summary,
        settings,
        epochs,
        modelEpoch,
        classNames,
        confusion,
        mistakes);
  }

  /**
   * Returns the same with a training.
   *
   * @param history its epochs
   * @param kept the epoch whose weights the model has
   */
  public ReportContents training(List<EpochRecord> history, int kept) {
    return new ReportContents(
        title,
        generated,
        description,
        networkSummary,
        params,
        history,
        kept,
        classNames,
        confusion,
        mistakes);
  }

  /**
   * Returns the same with how well labelled images are told apart.
   *
   * @param names of the classes, in the order of their numbers
   * @param counts how many images of the class of a row are taken for the class of a column
   * @param worst mistakes, the worst ones first
   * @throws IllegalArgumentException if the matrix has not a row and a column for each name
   */
  public ReportContents evaluation(
      List<String> names, List<List<Long>> counts, List<Mistake> worst) {
    return new ReportContents(
        title,
        generated,
        description,
        networkSummary,
        params,
        epochs,
        modelEpoch,
        names,
        counts,
        worst);
  }
}
