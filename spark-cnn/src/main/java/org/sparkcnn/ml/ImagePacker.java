package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.JavaParams;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.sql.Dataset;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.data.packed.Compression;
import org.sparkcnn.data.packed.PackingJob;
import org.sparkcnn.network.Shape;

/**
 * Writes a DataFrame of images as a packed data set: images are decoded and resized once, and kept
 * with their labels as Arrow files on any Hadoop file system. {@code
 * spark.read().format("packed-images")} reads them back as Spark's image struct, which training and
 * scoring then take as it is.
 *
 * <pre>{@code
 * new ImagePacker().setHeight(224).setWidth(224).setResize("centerCrop").pack(images, "hdfs:…");
 * }</pre>
 *
 * <p>A label's metadata, such as the names of classes, is kept; so is where an image comes from, if
 * the DataFrame has a column {@code path} or image structs say it.
 */
public final class ImagePacker extends JavaParams implements HasReadingParams<ImagePacker> {
  private final String uid;
  private final PackingParams params;
  private final ReadingParams readingParams;

  /** Makes a packer with the default params. */
  public ImagePacker() {
    this(Identifiable.randomUID("imagePacker"));
  }

  /** Makes a packer with that uid. */
  public ImagePacker(String uid) {
    this.uid = uid;
    this.params = new PackingParams(this);
    this.readingParams = new ReadingParams(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ReadingParams readingParams() {
    return readingParams;
  }

  /** Returns the param of the image column, default {@code image}. */
  public Param<String> imageCol() {
    return params.imageCol;
  }

  /** Returns the param of the label column, default {@code label}. */
  public Param<String> labelCol() {
    return params.labelCol;
  }

  /** Returns the param of the weight column; unset: none. */
  public Param<String> weightCol() {
    return params.weightCol;
  }

  /** Returns the param of the images' rows of pixels, which has no default. */
  public IntParam height() {
    return params.height;
  }

  /** Returns the param of the images' columns of pixels, which has no default. */
  public IntParam width() {
    return params.width;
  }

  /** Returns the param of the images' channels, default 3. */
  public IntParam channels() {
    return params.channels;
  }

  /** Returns the param of the files' compression, default none. */
  public Param<String> compression() {
    return params.compression;
  }

  /** Returns the param of the files' length, default 128 MB. */
  public LongParam fileBytes() {
    return params.fileBytes;
  }

  /** Returns the param of whether a data set is replaced, default false. */
  public BooleanParam overwrite() {
    return params.overwrite;
  }

  /** Returns the image column. */
  public String getImageCol() {
    return getOrDefault(imageCol());
  }

  /** Sets the image column: encoded files (binary) or Spark's image struct. */
  public ImagePacker setImageCol(String name) {
    return with(imageCol(), name);
  }

  /** Returns the label column. */
  public String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Sets the label column, of any numbers. */
  public ImagePacker setLabelCol(String name) {
    return with(labelCol(), name);
  }

  /** Returns the weight column, or an empty name if there is none. */
  public String getWeightCol() {
    return isDefined(weightCol()) ? getOrDefault(weightCol()) : "";
  }

  /** Sets the column of weights, at least 0; empty: none. */
  public ImagePacker setWeightCol(String name) {
    return with(weightCol(), name);
  }

  /** Returns the images' rows of pixels. */
  public int getHeight() {
    return (int) getOrDefault(height());
  }

  /** Sets the images' rows of pixels. */
  public ImagePacker setHeight(int pixels) {
    return with(height(), pixels);
  }

  /** Returns the images' columns of pixels. */
  public int getWidth() {
    return (int) getOrDefault(width());
  }

  /** Sets the images' columns of pixels. */
  public ImagePacker setWidth(int pixels) {
    return with(width(), pixels);
  }

  /** Returns the images' channels. */
  public int getChannels() {
    return (int) getOrDefault(channels());
  }

  /** Sets the images' channels: 1 (grey) or 3 (colour). */
  public ImagePacker setChannels(int count) {
    return with(channels(), count);
  }

  /** Returns the files' compression. */
  public String getCompression() {
    return getOrDefault(compression());
  }

  /**
   * Sets the files' compression: none (the fastest to read), zstd (the smallest) or lz4.
   * Photographs gain little from it.
   */
  public ImagePacker setCompression(String codec) {
    return with(compression(), codec);
  }

  /** Returns the bytes that a file does not grow beyond. */
  public long getFileBytes() {
    return (long) getOrDefault(fileBytes());
  }

  /** Sets the bytes that a file does not grow beyond, but for a single record batch. */
  public ImagePacker setFileBytes(long bytes) {
    return with(fileBytes(), bytes);
  }

  /** Returns whether a data set that is in the folder is replaced. */
  public boolean getOverwrite() {
    return (boolean) getOrDefault(overwrite());
  }

  /**
   * Sets whether a data set that is in the folder is replaced. It is deleted when the new one is
   * whole; other files in the folder stay.
   */
  public ImagePacker setOverwrite(boolean replace) {
    return with(overwrite(), replace);
  }

  /**
   * Packs a DataFrame, in one Spark job without a shuffle. A partition becomes a file, or several;
   * if the job fails, it leaves nothing.
   *
   * @param path a folder on any Hadoop file system, which does not exist or is empty
   * @return how many rows were written, without those that handleInvalid skips
   * @throws IllegalArgumentException naming the param, column or row that is not as it must be
   * @throws java.io.UncheckedIOException if the folder exists and is not to be replaced, or the
   *     file system refuses
   */
  public long pack(Dataset<?> data, String path) {
    PackingJob job =
        new PackingJob(
            imageColumn(data),
            getLabelCol(),
            getWeightCol().isEmpty() ? null : getWeightCol(),
            invalidRows(),
            Compression.named(getCompression()),
            getFileBytes(),
            getOverwrite());
    return Failures.explained(() -> job.run(data, path));
  }

  private ImageColumn imageColumn(Dataset<?> data) {
    requireSet(height());
    requireSet(width());
    return ImageColumn.of(
        data.schema(),
        getImageCol(),
        Shape.image(getChannels(), getHeight(), getWidth()),
        imageOptions(PixelOrder.HWC));
  }

  private void requireSet(IntParam param) {
    if (!isSet(param)) {
      throw new IllegalArgumentException(
          "param '%s' is not set: %s".formatted(param.name(), param.doc()));
    }
  }

  @Override
  public ImagePacker copy(ParamMap extra) {
    return copyValues(new ImagePacker(uid), extra);
  }
}
