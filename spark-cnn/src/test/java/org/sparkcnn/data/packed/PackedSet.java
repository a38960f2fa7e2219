package org.sparkcnn.data.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.Metadata;
import org.sparkcnn.network.Shape;

/** Writes small data sets whose every value is known, without a Spark job. */
final class PackedSet {
  static final Configuration CONF = new Configuration();
  static final Shape COLOUR = Shape.image(3, 2, 4);
  static final Shape GREY = Shape.image(1, 3, 5);
  static final Metadata LABEL =
      NominalAttribute.defaultAttr().withName("label").withValues("cat", "dog").toMetadata();

  private PackedSet() {}

  static PackedFormat format(Shape image, Compression compression, int rowsPerBatch) {
    return new PackedFormat(image, true, true, compression, rowsPerBatch);
  }

  /** Writes a whole data set of one task. */
  static List<PackedFile> write(Path folder, PackedFormat format, int rows, long fileBytes) {
    try {
      PackedFolder packed = new PackedFolder(hadoop(folder), CONF);
      packed.prepare(true);
      List<PackedFile> files;
      try (PackedPartitionWriter writer = writer(folder, format, fileBytes, "job", 0)) {
        add(writer, format, 0, rows);
        files = writer.finish();
      }
      packed.commit(PackedMarker.of(format, LABEL, files));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PackedPartitionWriter writer(
      Path folder, PackedFormat format, long fileBytes, String job, long attempt)
      throws IOException {
    return new PackedPartitionWriter(
        format,
        fileBytes,
        hadoop(folder),
        CONF,
        number -> PackedFile.name(job, 0, attempt, number));
  }

  static void add(PackedPartitionWriter writer, PackedFormat format, int from, int to)
      throws IOException {
    for (int row = from; row < to; row++) {
      ByteBuffer pixels = writer.pixels();
      for (int i = 0; i < format.imageBytes(); i++) {
        pixels.put(value(row, i));
      }
      writer.add(label(row), weight(row), origin(row));
    }
  }

  static byte value(int row, int index) {
    return (byte) (7 * row + 11 * index);
  }

  static double label(int row) {
    return row % 2;
  }

  static float weight(int row) {
    return row / 4f;
  }

  /** Every third image does not say where it is from. */
  static String origin(int row) {
    return row % 3 == 0 ? null : "file:/photos/żółw " + row + ".jpg";
  }

  /** Returns what Spark's image struct holds: blue, green, red. */
  static byte[] pixels(int row, Shape image) {
    byte[] pixels = new byte[image.elements()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = value(row, image.channels() == 1 ? i : i - i % 3 + 2 - i % 3);
    }
    return pixels;
  }

  static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  /** Returns the names in a folder, those of checksum files left out. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
