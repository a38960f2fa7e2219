package org.sparkcnn.data.mnist;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads the rows of a partition; opens the files of the wanted columns only. */
final class MnistPartitionReader implements PartitionReader<InternalRow> {
  private final List<Column> columns = new ArrayList<>();
  private int left;
  private InternalRow row;

  MnistPartitionReader(
      MnistFiles files, StructType schema, MnistPartition partition, Configuration conf)
      throws IOException {
    left = partition.rows();
    try {
      for (String name : schema.fieldNames()) {
        columns.add(
            name.equals(MnistTable.IMAGE)
                ? new ImageColumn(files.images(), partition.firstRow(), conf)
                : new LabelColumn(files.labels(), partition.firstRow(), conf));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    left--;
    // New objects each time: Spark copies rows where it must, but not the arrays in them.
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).next();
    }
    row = new GenericInternalRow(values);
    return true;
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    for (Column column : columns) {
      column.close();
    }
  }

  /** A column's values, in the order of the rows. */
  private interface Column extends Closeable {
    Object next() throws IOException;
  }

  private static final class LabelColumn implements Column {
    private final IdxReader reader;

    LabelColumn(IdxFile file, int firstRow, Configuration conf) throws IOException {
      reader = new IdxReader(file, firstRow, conf);
    }

    @Override
    public Object next() throws IOException {
      return Byte.toUnsignedInt(reader.next()[0]);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private static final class ImageColumn implements Column {
    private static final int CHANNELS = 1;

    /** OpenCV's CV_8UC1: unsigned bytes, one channel. */
    private static final int MODE = 0;

    private final IdxFile file;
    private final String uri;
    private final IdxReader reader;

    ImageColumn(IdxFile file, int firstRow, Configuration conf) throws IOException {
      this.file = file;
      this.uri = file.path().toUri().toString();
      this.reader = new IdxReader(file, firstRow, conf);
    }

    @Override
    public Object next() throws IOException {
      UTF8String origin = UTF8String.fromString(uri + "#" + reader.row());
      // In the order of ImageSchema.columnSchema().
      return new GenericInternalRow(
          new Object[] {origin, file.height(), file.width(), CHANNELS, MODE, reader.next()});
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
