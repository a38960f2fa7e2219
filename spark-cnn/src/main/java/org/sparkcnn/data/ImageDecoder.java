package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sparkcnn.natives.OpenCv;
import org.sparkcnn.network.Shape;

/**
 * Turns encoded or raw pictures into what a network takes: 8 bits a channel, RGB or grey, (H, W,
 * C). Keeps its native memory from picture to picture; for one thread, so that a task has its own.
 *
 * <p>Decodes JPEG, PNG, BMP and WebP files. Grey, RGB, palette, CMYK and 16-bit pixels become the
 * network's as with Pillow's {@code convert("RGB")} or {@code convert("L")}: alpha is dropped. A
 * picture is turned as its EXIF orientation says; of an animation the first picture is taken. A
 * JPEG file is decoded at a half, a quarter or an eighth of its size where that is still no less
 * than what it is resized to.
 */
public final class ImageDecoder implements AutoCloseable {
  private final Shape image;
  private final Resize resize;
  private final long maxPixels;
  private final NativeBytes input;
  private final Mat decoded;
  private final Resizer resizer;
  private boolean closed;

  /**
   * Loads OpenCV if nobody has.
   *
   * @param image what the network takes, (C, H, W); C is 1, grey, or 3, RGB
   * @param resize what becomes of pictures of another size
   * @param maxPixels the largest picture that is decoded or that one is resized to, in pixels
   * @throws IllegalArgumentException if the shape is not of an image of 1 or 3 channels, the
   *     resizing does not cover it, or it has more than {@code maxPixels}
   */
  public ImageDecoder(Shape image, Resize resize, long maxPixels) {
    check(image, resize, maxPixels);
    OpenCv.load();
    this.image = image;
    this.resize = resize;
    this.maxPixels = maxPixels;
    this.input = new NativeBytes();
    this.decoded = new Mat();
    decoded.retainReference();
    this.resizer = new Resizer(image);
  }

  /** Refuses settings, as the constructor does, without OpenCV. */
  static void check(Shape image, Resize resize, long maxPixels) {
    if (!image.isImage() || (image.channels() != 1 && image.channels() != 3)) {
      throw new IllegalArgumentException(
          "encoded images become grey (1 channel) or RGB (3 channels), but the network takes %s images (C, H, W)"
              .formatted(image));
    }
    if (maxPixels < (long) image.height() * image.width()) {
      throw new IllegalArgumentException(
          "maxPixels %d is less than what the network takes, %s".formatted(maxPixels, image));
    }
    resize.requireCovers(image);
  }

  /**
   * Decodes a JPEG, PNG, BMP or WebP file.
   *
   * @param bytes the whole file
   * @param target takes H·W·C bytes, row by row, at its position
   * @throws BadImageException if it is of another format, corrupt, truncated or too large
   */
  public void decode(byte[] bytes, ByteBuffer target) {
    requireOpen();
    ImageFile file = ImageFile.read(bytes);
    requireAtMost(file.width(), file.height(), "");
    int reduction = reduction(file);
    run(
        () -> {
          Mat picture = decode(file, reduction);
          boolean turned = isTurned(picture, file, reduction);
          int width = turned ? file.height() : file.width();
          int height = turned ? file.width() : file.height();
          resizer.place(picture, place(width, height));
        });
    target.put(resizer.pixels());
  }

  /**
   * Converts the pixels of Spark's image struct.
   *
   * @param pixels 8 bits a channel, row by row from the top: grey, BGR or BGRA
   * @param height rows
   * @param width columns
   * @param channels 1, 3 or 4
   * @param target takes H·W·C bytes, row by row, at its position
   * @throws BadImageException if the sizes do not fit one another, or are too large
   */
  public void convert(byte[] pixels, int height, int width, int channels, ByteBuffer target) {
    requireOpen();
    requireConsistent(pixels, height, width, channels);
    requireAtMost(width, height, "");
    Placement placement = place(width, height);
    if (channels == 1 && image.channels() == 1 && isWhole(width, height, placement)) {
      target.put(pixels);
      return;
    }
    run(
        () -> {
          Mat raw = input.copyOf(pixels, height, width, opencv_core.CV_8UC(channels));
          resizer.place(recoloured(raw), placement);
        });
    target.put(resizer.pixels());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      input.close();
      decoded.releaseReference();
      resizer.close();
    }
  }

  /**
   * Returns by what a JPEG file is divided: 1, 2, 4 or 8. Its EXIF orientation is not known yet, so
   * it must be large enough lying and standing.
   */
  private int reduction(ImageFile file) {
    if (file.format() != ImageFile.Format.JPEG) {
      return 1;
    }
    Placement upright = Placement.of(resize, file.width(), file.height(), image);
    Placement turned = Placement.of(resize, file.height(), file.width(), image);
    for (int reduction = 8; reduction > 1; reduction /= 2) {
      int width = reduced(file.width(), reduction);
      int height = reduced(file.height(), reduction);
      if (upright.isWithin(width, height) && turned.isWithin(height, width)) {
        return reduction;
      }
    }
    return 1;
  }

  private static int reduced(int size, int reduction) {
    return (size + reduction - 1) / reduction;
  }

  private Mat decode(ImageFile file, int reduction) {
    // The decoder's flags for reductions are eight times the divisor.
    int flags =
        (colour() ? opencv_imgcodecs.IMREAD_COLOR_RGB : 0) | (reduction > 1 ? 8 * reduction : 0);
    int rows = reduced(file.height(), reduction);
    int columns = reduced(file.width(), reduction);
    decoded.create(rows, columns, opencv_core.CV_8UC(image.channels()));
    // What a decoder leaves out would show the picture before.
    Pointer.memset(decoded.data(), 0, (long) rows * columns * image.channels());
    Mat encoded = input.copyOf(file.bytes(), 1, file.bytes().length, opencv_core.CV_8U);
    // The result is empty when it fails; `decoded` then holds whatever was decoded until then.
    Mat picture = opencv_imgcodecs.imdecode(encoded, flags, decoded);
    if (picture.empty()) {
      throw new BadImageException(
          "corrupt: OpenCV cannot decode this %s file of %d x %d pixels"
              .formatted(file.format(), file.width(), file.height()));
    }
    return picture;
  }

  /** Returns whether the EXIF orientation swapped width and height. */
  private static boolean isTurned(Mat picture, ImageFile file, int reduction) {
    int width = reduced(file.width(), reduction);
    int height = reduced(file.height(), reduction);
    if (picture.cols() == width && picture.rows() == height) {
      return false;
    }
    if (picture.cols() == height && picture.rows() == width) {
      return true;
    }
    throw new BadImageException(
        "corrupt: the header says %d x %d pixels, the data %d x %d"
            .formatted(width, height, picture.cols(), picture.rows()));
  }

  private Mat recoloured(Mat raw) {
    int code =
        switch (raw.channels()) {
          case 1 -> colour() ? opencv_imgproc.COLOR_GRAY2RGB : -1;
          case 3 -> colour() ? opencv_imgproc.COLOR_BGR2RGB : opencv_imgproc.COLOR_BGR2GRAY;
          default -> colour() ? opencv_imgproc.COLOR_BGRA2RGB : opencv_imgproc.COLOR_BGRA2GRAY;
        };
    if (code < 0) {
      return raw;
    }
    opencv_imgproc.cvtColor(raw, decoded, code);
    return decoded;
  }

  private boolean colour() {
    return image.channels() == 3;
  }

  /** Returns where a picture goes whose orientation is settled. */
  private Placement place(int width, int height) {
    boolean fits = width == image.width() && height == image.height();
    if (resize.policy() == Resize.Policy.NONE && !fits) {
      throw new BadImageException(
          "%d rows and %d columns, but the network takes %d and %d, and resize is none"
              .formatted(height, width, image.height(), image.width()));
    }
    Placement placement = Placement.of(resize, width, height, image);
    requireAtMost(
        placement.width(),
        placement.height(),
        "%d x %d pixels, resized to ".formatted(width, height));
    return placement;
  }

  /** Returns whether a picture goes into the network's as it is. */
  private boolean isWhole(int width, int height, Placement placement) {
    return width == image.width()
        && height == image.height()
        && width == placement.width()
        && height == placement.height();
  }

  private void requireAtMost(long width, long height, String before) {
    // Either factor is below 2^31 times the network's, so the product may overflow a long.
    if (height > maxPixels / width) {
      throw new BadImageException(
          "%s%d x %d pixels, more than maxPixels (%d)".formatted(before, width, height, maxPixels));
    }
  }

  private static void requireConsistent(byte[] pixels, int height, int width, int channels) {
    if (channels != 1 && channels != 3 && channels != 4) {
      throw new BadImageException("%d channels, expected 1, 3 or 4".formatted(channels));
    }
    if (height < 1 || width < 1) {
      throw new BadImageException("%d x %d pixels".formatted(width, height));
    }
    if (pixels.length != (long) height * width * channels) {
      throw new BadImageException(
          "%d bytes of data, expected %d (%d x %d x %d)"
              .formatted(pixels.length, (long) height * width * channels, height, width, channels));
    }
  }

  /** Runs OpenCV's functions; what they throw is the picture's fault. */
  private static void run(Runnable step) {
    try (PointerScope scope = new PointerScope()) {
      step.run();
    } catch (BadImageException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadImageException("OpenCV refuses it: " + e.getMessage(), e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this image decoder is closed");
    }
  }
}
