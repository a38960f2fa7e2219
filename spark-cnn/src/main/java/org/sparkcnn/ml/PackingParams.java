package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.data.packed.Compression;

/** Makes the params of {@link ImagePacker} that no other class has. */
final class PackingParams implements Serializable {
  private static final long FILE_BYTES = 128L << 20;

  final Param<String> imageCol;
  final Param<String> labelCol;
  final Param<String> weightCol;
  final IntParam height;
  final IntParam width;
  final IntParam channels;
  final Param<String> compression;
  final LongParam fileBytes;
  final BooleanParam overwrite;

  PackingParams(Params owner) {
    imageCol =
        ParamFactory.text(
            owner, "imageCol", "image column: encoded files (binary) or Spark's image struct");
    labelCol = ParamFactory.text(owner, "labelCol", "column of the label, any number");
    weightCol =
        ParamFactory.text(
            owner, "weightCol", "column of each row's weight in the loss, >= 0; unset: none");
    height = ParamFactory.intAtLeast(owner, "height", 1, "rows of the packed images, in pixels");
    width = ParamFactory.intAtLeast(owner, "width", 1, "columns of the packed images, in pixels");
    channels =
        new IntParam(
            owner.uid(),
            "channels",
            "channels of the packed images: 1 (grey) or 3 (red, green, blue)",
            ParamValidators.inArray(List.of(1, 3)));
    compression =
        ParamFactory.choice(
            owner,
            "compression",
            "how the files' record batches are compressed.",
            Compression.names());
    fileBytes =
        new LongParam(
            owner.uid(),
            "fileBytes",
            "a file is ended before it grows beyond so many bytes (>= 1)",
            ParamValidators.gtEq(1));
    overwrite =
        new BooleanParam(
            owner.uid(), "overwrite", "whether a data set that is in the folder is replaced");
    owner.setDefault(imageCol, "image");
    owner.setDefault(labelCol, "label");
    owner.setDefault(channels, 3);
    owner.setDefault(compression, "none");
    owner.setDefault(fileBytes, FILE_BYTES);
    owner.setDefault(overwrite, false);
  }
}
