package org.sparkcnn.ml;

import java.util.Locale;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageOptions;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.data.Resize;

/**
 * Params of how the rows of an image column are read, and what happens to those that cannot be.
 *
 * @param <S> the stage
 */
public interface HasReadingParams<S extends HasReadingParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  ReadingParams readingParams();

  /** Returns the param of the resizing, default none. */
  default Param<String> resize() {
    return readingParams().resize;
  }

  /** Returns the param of the shorter side before the centre crop, default 0. */
  default IntParam shorterSide() {
    return readingParams().shorterSide;
  }

  /** Returns the param of the largest image, default 100,000,000 pixels. */
  default LongParam maxPixels() {
    return readingParams().maxPixels;
  }

  /** Returns the param of what happens to invalid rows, default error. */
  default Param<String> handleInvalid() {
    return readingParams().handleInvalid;
  }

  /** Returns the param of the column of reasons, unset: left out. */
  default Param<String> errorCol() {
    return readingParams().errorCol;
  }

  /** Returns how images of another size become the network's. */
  default String getResize() {
    return getOrDefault(resize());
  }

  /**
   * Sets how encoded images and image structs of another size become the network's: none (they are
   * invalid), exact (stretched), centerCrop (the shorter side is resized, the middle is seen; as
   * torchvision's Resize and CenterCrop) or letterbox (all is seen, with black borders).
   */
  default S setResize(String policy) {
    return with(resize(), policy);
  }

  /** Returns the pixels of the shorter side before the centre crop; 0: as many as needed. */
  default int getShorterSide() {
    return (int) getOrDefault(shorterSide());
  }

  /**
   * Sets what the shorter side is resized to before the centre crop: 256 for the models of
   * torchvision that take 224×224 images. 0 takes just as many pixels as cover the image.
   */
  default S setShorterSide(int pixels) {
    return with(shorterSide(), pixels);
  }

  /** Returns the pixels of the largest image that is decoded. */
  default long getMaxPixels() {
    return (long) getOrDefault(maxPixels());
  }

  /** Sets the pixels (height × width) of the largest image that is decoded, at least 1. */
  default S setMaxPixels(long pixels) {
    return with(maxPixels(), pixels);
  }

  /** Returns what happens to rows whose image cannot be read. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /**
   * Sets what happens to rows whose image is null or cannot be read: error (the job fails, naming
   * row and reason), skip (they are left out) or keep (null predictions, and the reason in {@code
   * errorCol}; they are left out of training).
   */
  default S setHandleInvalid(String what) {
    return with(handleInvalid(), what);
  }

  /** Returns the column of reasons, or an empty name if it is left out. */
  default String getErrorCol() {
    return isDefined(errorCol()) ? getOrDefault(errorCol()) : "";
  }

  /** Sets the column that says why a kept row's image cannot be read; empty leaves it out. */
  default S setErrorCol(String name) {
    return with(errorCol(), name);
  }

  /** Returns what happens to invalid rows, as a value. */
  default HandleInvalid invalidRows() {
    return HandleInvalid.valueOf(getHandleInvalid().toUpperCase(Locale.ROOT));
  }

  /** Returns what an image column's type leaves open, with vectors and arrays in that order. */
  default ImageOptions imageOptions(PixelOrder order) {
    Resize policy = new Resize(Resize.named(getResize()).policy(), getShorterSide());
    return new ImageOptions(order, policy, getMaxPixels());
  }
}
