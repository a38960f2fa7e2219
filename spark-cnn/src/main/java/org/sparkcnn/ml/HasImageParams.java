package org.sparkcnn.ml;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;

/**
 * Params of stages that look at images: the column, how it is read, the normalisation, the batch
 * size, the precision.
 *
 * @param <S> the stage
 */
public interface HasImageParams<S extends HasImageParams<S>> extends HasReadingParams<S> {

  /** Returns the holder of these params. */
  ImageParams imageParams();

  @Override
  default ReadingParams readingParams() {
    return imageParams().reading;
  }

  /** Returns the param of the image column, default {@code image}. */
  default Param<String> imageCol() {
    return imageParams().imageCol;
  }

  /** Returns the param of the layout of vectors and arrays, default {@code HWC}. */
  default Param<String> inputLayout() {
    return imageParams().inputLayout;
  }

  /** Returns the param of the means per channel; unset: 0. */
  default DoubleArrayParam mean() {
    return imageParams().mean;
  }

  /** Returns the param of the standard deviations per channel; unset: 1. */
  default DoubleArrayParam std() {
    return imageParams().std;
  }

  /** Returns the param of the batch size, default 64. */
  default IntParam batchSize() {
    return imageParams().batchSize;
  }

  /** Returns the param of the numbers that are computed with; default fp32. */
  default Param<String> precision() {
    return imageParams().precision;
  }

  /** Returns the image column. */
  default String getImageCol() {
    return getOrDefault(imageCol());
  }

  /** Sets the image column. */
  default S setImageCol(String name) {
    return with(imageCol(), name);
  }

  /** Returns the layout of vectors and arrays. */
  default String getInputLayout() {
    return getOrDefault(inputLayout());
  }

  /** Sets the layout of vectors and arrays: HWC or CHW. */
  default S setInputLayout(String layout) {
    return with(inputLayout(), layout);
  }

  /** Returns the means per channel, or an empty array if they are unset. */
  default double[] getMean() {
    return isDefined(mean()) ? getOrDefault(mean()) : new double[0];
  }

  /** Sets the means per channel, on the scale of the values: 0 to 1 for image structs. */
  default S setMean(double... perChannel) {
    return with(mean(), perChannel);
  }

  /** Returns the standard deviations per channel, or an empty array if they are unset. */
  default double[] getStd() {
    return isDefined(std()) ? getOrDefault(std()) : new double[0];
  }

  /** Sets the standard deviations per channel, each above 0. */
  default S setStd(double... perChannel) {
    return with(std(), perChannel);
  }

  /** Sets mean and std, for example to {@code Normalization.imageNet()}. */
  default S setNormalization(Normalization normalization) {
    return setMean(numbers(normalization.mean())).setStd(numbers(normalization.std()));
  }

  private static double[] numbers(List<Double> perChannel) {
    return perChannel.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the batch size. */
  default int getBatchSize() {
    return (int) getOrDefault(batchSize());
  }

  /** Sets the images of one training step of one worker, at least 1. */
  default S setBatchSize(int images) {
    return with(batchSize(), images);
  }

  /** Returns the numbers that are computed with. */
  default String getPrecision() {
    return getOrDefault(precision());
  }

  /**
   * Sets the numbers that are computed with: fp32, bf16 (faster where the processor computes in it,
   * with AMX or AVX-512 bf16), or auto. A fit resolves auto once and its model keeps the answer.
   */
  default S setPrecision(String numbers) {
    return with(precision(), numbers);
  }

  /** Returns how this stage reads images of that shape from a DataFrame of that schema. */
  default ImageColumn imageColumn(StructType schema, Shape image) {
    PixelOrder order = PixelOrder.named(getInputLayout());
    return ImageColumn.of(schema, getImageCol(), image, imageOptions(order));
  }

  /**
   * Returns the normalisation for that many channels.
   *
   * @throws IllegalArgumentException if mean or std has another number of channels
   */
  default Normalization normalization(int channels) {
    return new Normalization(
        perChannel("mean", getMean(), 0, channels), perChannel("std", getStd(), 1, channels));
  }

  private static List<Double> perChannel(
      String param, double[] values, double unset, int channels) {
    if (values.length == 0) {
      return Collections.nCopies(channels, unset);
    }
    if (values.length != channels) {
      throw new IllegalArgumentException(
          "param '%s' has %d numbers, but the network takes images of %d channels"
              .formatted(param, values.length, channels));
    }
    return Arrays.stream(values).boxed().toList();
  }
}
