package org.sparkcnn.data.mnist;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageStruct;
import org.sparkcnn.data.source.RowReader;

/** Reads the rows of a slice; opens the files of the wanted columns only. */
final class MnistRowReader extends RowReader {
  private final List<Column> columns = new ArrayList<>();

  MnistRowReader(MnistFiles files, StructType schema, FileSlice slice, Configuration conf)
      throws IOException {
    super(slice.count());
    try {
      for (String name : schema.fieldNames()) {
        columns.add(
            name.equals(MnistFiles.IMAGE)
                ? new ImageColumn(files.images(), slice.first(), conf)
                : new LabelColumn(files.labels(), slice.first(), conf));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  protected Object[] read() throws IOException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).next();
    }
    return values;
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
      return ImageStruct.of(origin, file.height(), file.width(), 1, reader.next());
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
