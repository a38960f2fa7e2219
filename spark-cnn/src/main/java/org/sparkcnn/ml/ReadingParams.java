package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.data.HandleInvalid;

/** Makes the params of {@link HasReadingParams}. */
public final class ReadingParams implements Serializable {
  /** What is about the largest photograph that people have. */
  private static final long MAX_PIXELS = 100_000_000;

  final Param<String> resize;
  final IntParam shorterSide;
  final LongParam maxPixels;
  final Param<String> handleInvalid;
  final Param<String> errorCol;

  ReadingParams(Params owner) {
    resize =
        ParamFactory.choice(
            owner,
            "resize",
            "how encoded images and image structs of another size become the network's: none"
                + " (they are invalid), exact (stretched), centerCrop (the shorter side is resized,"
                + " the middle is seen), letterbox (all is seen, with black borders).",
            List.of("none", "exact", "centerCrop", "letterbox"));
    shorterSide =
        ParamFactory.intAtLeast(
            owner,
            "shorterSide",
            0,
            "with resize centerCrop, the pixels that the shorter side is resized to before the"
                + " middle is taken; 0: just as many as cover the network's image");
    maxPixels =
        new LongParam(
            owner.uid(),
            "maxPixels",
            "encoded images of more pixels (height x width) are invalid, and not decoded (>= 1)",
            ParamValidators.gtEq(1));
    handleInvalid =
        ParamFactory.choice(
            owner,
            "handleInvalid",
            "what happens to rows whose image is null or cannot be read: error (the job fails),"
                + " skip (they are left out), keep (null predictions, and the reason in errorCol;"
                + " left out of training).",
            Arrays.stream(HandleInvalid.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    errorCol =
        ParamFactory.text(
            owner,
            "errorCol",
            "column that transform appends with the reason why a row's image cannot be read, null"
                + " where it can; for handleInvalid keep; unset: left out");
    owner.setDefault(resize, "none");
    owner.setDefault(shorterSide, 0);
    owner.setDefault(maxPixels, MAX_PIXELS);
    owner.setDefault(handleInvalid, "error");
  }
}
