package org.sparkcnn.data.source;

import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads a known number of rows, one by one. */
public abstract class RowReader implements PartitionReader<InternalRow> {
  private long left;
  private InternalRow row;

  /** For that many rows. */
  protected RowReader(long rows) {
    left = rows;
  }

  /**
   * Reads the next row's columns. They must be new objects each time: Spark copies rows where it
   * must, but not the arrays in them.
   */
  protected abstract Object[] read() throws IOException;

  /**
   * Reads a row if there is one more.
   *
   * @throws BadFilesException if the file is not what it should be
   */
  @Override
  public final boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    try {
      row = new GenericInternalRow(read());
    } catch (IOException e) {
      throw new BadFilesException(e);
    }
    return true;
  }

  @Override
  public final InternalRow get() {
    return row;
  }
}
