package org.sparkcnn.data.packed;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageStruct;
import org.sparkcnn.data.source.RowReader;
import org.sparkcnn.network.Shape;

/** Reads the rows of some record batches; opens no file if no column is wanted. */
final class PackedRowReader extends RowReader {
  private final PackedFormat format;
  private final List<String> columns;
  private final String uri;
  private final PackedFileReader reader;
  private int batch;
  private int row;
  private int rows;
  private VectorSchemaRoot root;

  PackedRowReader(
      Path folder,
      PackedFormat format,
      PackedFile file,
      FileSlice slice,
      List<String> columns,
      Configuration conf)
      throws IOException {
    super(
        Math.min(
            (long) slice.count() * format.rowsPerBatch(),
            file.rows() - (long) slice.first() * format.rowsPerBatch()));
    this.format = format;
    this.columns = columns;
    this.uri = new Path(folder, file.name()).toUri() + "#";
    this.batch = slice.first() - 1;
    this.reader =
        columns.isEmpty()
            ? null
            : new PackedFileReader(folder, format, file, stored(columns), conf);
  }

  private Set<String> stored(List<String> columns) {
    Set<String> stored = new HashSet<>(columns);
    if (format.origins() && stored.contains(PackedFormat.IMAGE)) {
      stored.add(PackedFormat.ORIGIN);
    }
    return stored;
  }

  @Override
  protected Object[] read() throws IOException {
    Object[] values = new Object[columns.size()];
    if (reader == null) {
      return values;
    }
    if (row == rows) {
      batch++;
      root = reader.read(batch);
      rows = reader.rows(batch);
      row = 0;
    }
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(columns.get(i));
      }
    } catch (RuntimeException e) {
      throw reader.damaged(e);
    }
    row++;
    return values;
  }

  private Object value(String column) {
    return switch (column) {
      case PackedFormat.IMAGE -> image();
      case PackedFormat.LABEL -> ((Float8Vector) root.getVector(column)).get(row);
      case PackedFormat.WEIGHT -> ((Float4Vector) root.getVector(column)).get(row);
      default -> throw new IllegalStateException("no column " + column);
    };
  }

  private InternalRow image() {
    Shape image = format.image();
    byte[] pixels = new byte[format.imageBytes()];
    ((FixedSizeBinaryVector) root.getVector(PackedFormat.IMAGE))
        .getDataBuffer()
        .getBytes((long) row * pixels.length, pixels);
    if (image.channels() == 3) {
      swapRedAndBlue(pixels);
    }
    return ImageStruct.of(origin(), image.height(), image.width(), image.channels(), pixels);
  }

  private static void swapRedAndBlue(byte[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      byte red = pixels[i];
      pixels[i] = pixels[i + 2];
      pixels[i + 2] = red;
    }
  }

  /** The image's own, or its place here. */
  private UTF8String origin() {
    if (format.origins()) {
      VarCharVector origins = (VarCharVector) root.getVector(PackedFormat.ORIGIN);
      if (!origins.isNull(row)) {
        checkOffsets(origins);
        return UTF8String.fromBytes(origins.get(row));
      }
    }
    return UTF8String.fromString(uri + ((long) batch * format.rowsPerBatch() + row));
  }

  /** Arrow would make an array of any length that the file says. */
  private void checkOffsets(VarCharVector origins) {
    int start = origins.getStartOffset(row);
    int end = origins.getEndOffset(row);
    if (start < 0 || end < start || end > origins.getDataBuffer().capacity()) {
      throw new IllegalArgumentException(
          "the origin of row %d of record batch %d is at bytes %d to %d of %d"
              .formatted(row, batch, start, end, origins.getDataBuffer().capacity()));
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
