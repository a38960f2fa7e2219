package org.sparkcnn.job;

import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.Targets;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnEstimator;
import org.sparkcnn.network.Network;

/**
 * Labelled images that a model is measured on as soon as it is trained.
 *
 * @param images where they are
 * @param labelCol the column of their labels
 * @param said what the user wrote, for messages
 */
record TestImages(Inputs.Found images, String labelCol, String said) {

  Dataset<Row> rows() {
    return images.rows();
  }

  /**
   * Finds out before the training what would fail after it: columns, labels, the first image's
   * size.
   *
   * @param labels of the training images if there are classes, otherwise null
   * @throws IllegalArgumentException saying what was found and what was expected
   */
  void check(CnnEstimator<?, ?> estimator, Labels labels) throws Exception {
    try {
      Program.input(
          () -> {
            ImageSize.check(images, estimator);
            return imageColumn(estimator);
          });
      checkLabels(estimator.getNetwork(), labels);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(said, e.getMessage()), e);
    }
  }

  private ImageColumn imageColumn(CnnEstimator<?, ?> estimator) {
    CnnEstimator<?, ?> reader = estimator.copy(ParamMap.empty());
    return reader
        .setImageCol(images.imageCol())
        .imageColumn(rows().schema(), estimator.getNetwork().input());
  }

  private void checkLabels(Network network, Labels labels) {
    if (labels == null) {
      Targets.numbers(rows().schema(), labelCol, network);
      return;
    }
    ClassEvaluation.checkLabels(
        List.of(labels.classNames()), network.output().elements(), rows(), labelCol);
  }
}
