package org.sparkcnn.data.cifar;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageStruct;
import org.sparkcnn.data.source.RowReader;

/** Reads the records of a slice; builds the wanted columns only, and opens no file for none. */
final class CifarRowReader extends RowReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PLANE = CifarVersion.SIZE * CifarVersion.SIZE;

  private final Path path;
  private final String uri;
  private final List<CifarLabel> labels;
  private final List<Column> columns;
  private final byte[] record;
  private final FSDataInputStream in;
  private int row;

  CifarRowReader(CifarFiles files, FileSlice slice, StructType schema, Configuration conf)
      throws IOException {
    super(slice.count());
    path = files.files().get(slice.file()).path();
    uri = path.toUri().toString();
    labels = files.labels();
    columns = Arrays.stream(schema.fieldNames()).map(this::column).toList();
    record = new byte[files.recordBytes()];
    row = slice.first();
    in = columns.isEmpty() ? null : open(conf);
  }

  private FSDataInputStream open(Configuration conf) throws IOException {
    FSDataInputStream stream = path.getFileSystem(conf).open(path, BUFFER_BYTES);
    try {
      stream.seek((long) row * record.length);
      return stream;
    } catch (EOFException e) {
      stream.close();
      throw truncated(e);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private Column column(String name) {
    return labels.stream()
        .filter(label -> label.column().equals(name))
        .findFirst()
        .<Column>map(label -> () -> label(label))
        .orElse(this::image);
  }

  @Override
  protected Object[] read() throws IOException {
    Object[] values = new Object[columns.size()];
    if (in != null) {
      readRecord();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).value();
    }
    row++;
    return values;
  }

  private void readRecord() throws IOException {
    try {
      in.readFully(record);
    } catch (EOFException e) {
      throw truncated(e);
    }
  }

  private EOFException truncated(EOFException cause) {
    EOFException named =
        new EOFException(
            "%s is truncated: it ends before the end of record %d (from 0, each of %d bytes)"
                .formatted(path, row, record.length));
    named.initCause(cause);
    return named;
  }

  private int label(CifarLabel label) throws IOException {
    int value = Byte.toUnsignedInt(record[label.position()]);
    if (value >= label.names().size()) {
      throw new IOException(
          "%s: byte %d of record %d is the %s %d; expected 0 to %d"
              .formatted(
                  path, label.position(), row, label.column(), value, label.names().size() - 1));
    }
    return value;
  }

  /** Turns planes of red, green and blue into pixels of blue, green and red. */
  private InternalRow image() {
    byte[] pixels = new byte[CifarVersion.CHANNELS * PLANE];
    int red = labels.size();
    for (int i = 0; i < PLANE; i++) {
      pixels[3 * i] = record[red + 2 * PLANE + i];
      pixels[3 * i + 1] = record[red + PLANE + i];
      pixels[3 * i + 2] = record[red + i];
    }
    return ImageStruct.of(
        UTF8String.fromString(uri + "#" + row),
        CifarVersion.SIZE,
        CifarVersion.SIZE,
        CifarVersion.CHANNELS,
        pixels);
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }

  /** What a record says in a column. */
  private interface Column {
    Object value() throws IOException;
  }
}
