package org.sparkcnn.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.data.Columns;
import org.sparkcnn.ml.CnnEstimator;
import org.sparkcnn.network.Shape;

/** The size of images: as stated, or that of the first one. */
final class ImageSize {
  private static final Pattern STATED = Pattern.compile("(\\d{1,5})x(\\d{1,5})x(\\d{1,3})");
  private static final int COLOURS = 3;

  private ImageSize() {}

  /**
   * Reads HxWxC.
   *
   * @return (C, H, W)
   * @throws IllegalArgumentException if it is not that
   */
  static Shape parse(String text) {
    Matcher sizes = STATED.matcher(text);
    if (!sizes.matches()) {
      throw new IllegalArgumentException(
          "--input: expected height x width x channels, such as 32x32x3, found '%s'"
              .formatted(text));
    }
    return Shape.image(
        Integer.parseInt(sizes.group(3)),
        Integer.parseInt(sizes.group(1)),
        Integer.parseInt(sizes.group(2)));
  }

  /**
   * Returns the size (C, H, W) of the first image that is not null; of an encoded one with three
   * channels, as which all are decoded that the network does not take as grey. Empty if there is
   * none, or it does not say its size.
   */
  static Optional<Shape> ofFirst(Dataset<Row> rows, String column) {
    List<Row> first =
        rows.select(Columns.named(column))
            .where(Columns.named(column).isNotNull())
            .limit(1)
            .collectAsList();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Object image = first.get(0).get(0);
    if (image instanceof byte[] file) {
      return ofFile(file);
    }
    if (image instanceof Row struct
        && List.of(struct.schema().fieldNames()).contains("nChannels")) {
      return Optional.of(
          Shape.image(
              (int) struct.<Integer>getAs("nChannels"),
              (int) struct.<Integer>getAs("height"),
              (int) struct.<Integer>getAs("width")));
    }
    return Optional.empty();
  }

  /**
   * Looks at the first image, before those after it fail on executors.
   *
   * @throws IllegalArgumentException if it is not as large as the network takes it, and nothing
   *     makes it so
   */
  static void check(Inputs.Found images, CnnEstimator<?, ?> estimator) {
    Shape taken = estimator.getNetwork().input();
    if (!estimator.getResize().equals("none")) {
      return;
    }
    ofFirst(images.rows(), images.imageCol())
        .filter(found -> found.height() != taken.height() || found.width() != taken.width())
        .ifPresent(
            found -> {
              throw new IllegalArgumentException(
                  "the first image has %d rows and %d columns, but the network takes %d and %d; --resize exact, centerCrop or letterbox makes them fit"
                      .formatted(found.height(), found.width(), taken.height(), taken.width()));
            });
  }

  private static Optional<Shape> ofFile(byte[] file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Optional.of(Shape.image(COLOURS, reader.getHeight(0), reader.getWidth(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      return Optional.empty(); // a broken image, of which the job tells more than its size
    }
  }
}
