package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.plan.Precision;

/** Makes the params of {@link HasImageParams}. */
public final class ImageParams implements Serializable {
  final ReadingParams reading;
  final Param<String> imageCol;
  final Param<String> inputLayout;
  final DoubleArrayParam mean;
  final DoubleArrayParam std;
  final IntParam batchSize;
  final Param<String> precision;

  ImageParams(Params owner) {
    reading = new ReadingParams(owner);
    imageCol =
        ParamFactory.text(
            owner,
            "imageCol",
            "image column: encoded files (binary) or Spark's image struct (bytes, divided by 255), a"
                + " vector or an array of numbers (taken as they are)");
    inputLayout =
        ParamFactory.choice(
            owner,
            "inputLayout",
            "order of the values in a vector or an array: HWC is pixel by pixel, CHW is channel by"
                + " channel.",
            List.of("HWC", "CHW"));
    mean =
        new DoubleArrayParam(
            owner,
            "mean",
            "subtracted from each channel's values (in the order red, green, blue); part of the"
                + " model; unset: 0");
    std =
        new DoubleArrayParam(
            owner,
            "std",
            "each channel's values are divided by it after the mean is subtracted; part of the"
                + " model; unset: 1");
    batchSize =
        ParamFactory.intAtLeast(
            owner, "batchSize", 1, "images of one training step of one worker, or scored together");
    precision =
        ParamFactory.choice(
            owner,
            "precision",
            "the numbers that are computed with; weights are kept in fp32; auto: bf16 where every"
                + " processor computes in it, fp32 elsewhere.",
            Precisions.names());
    owner.setDefault(imageCol, "image");
    owner.setDefault(inputLayout, "HWC");
    owner.setDefault(batchSize, 64);
    owner.setDefault(precision, Precisions.name(Precision.FP32));
  }
}
