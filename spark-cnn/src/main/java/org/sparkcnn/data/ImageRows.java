package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the images of a task's rows, one after the other, and says which ones it cannot read. */
public final class ImageRows implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImageRows.class);

  private final ImageColumn column;
  private final int index;
  private final int path;
  private final HandleInvalid handleInvalid;
  private final PixelReader reader;
  private long row = -1;
  private long invalid;

  /**
   * Begins a task's rows.
   *
   * @param index where in a row the image is
   * @param path where in a row the image's path is, or −1
   * @param handleInvalid what becomes of images that cannot be read
   */
  public ImageRows(ImageColumn column, int index, int path, HandleInvalid handleInvalid) {
    this.column = column;
    this.index = index;
    this.path = path;
    this.handleInvalid = handleInvalid;
    this.reader = column.open();
  }

  /**
   * Puts the next row's pixels, (H, W, C) in native byte order, into a buffer.
   *
   * @return null, or why the image cannot be read
   * @throws BadImageException if it cannot be read and such images are errors; the message names
   *     column, row and reason
   */
  public String read(InternalRow next, ByteBuffer target) {
    row++;
    try {
      if (next.isNullAt(index)) {
        throw new BadImageException("the image is null");
      }
      reader.read(next, index, target);
      return null;
    } catch (BadImageException e) {
      String place = "image column '%s', %s: ".formatted(column.name(), place(next));
      if (handleInvalid == HandleInvalid.ERROR) {
        throw new BadImageException(place + e.getMessage(), e);
      }
      if (invalid++ == 0) {
        LOG.warn("{}{}; this task logs no further ones", place, e.getMessage());
      }
      return e.getMessage();
    }
  }

  /** Returns how the last row is found again: its path or, where it has none, its position. */
  public String place(InternalRow last) {
    String origin = origin(last);
    return origin != null
        ? origin
        : "row %d of partition %d, both counted from 0"
            .formatted(row, TaskContext.getPartitionId());
  }

  /** Returns where a row's image says that it comes from, or null. */
  public String origin(InternalRow any) {
    if (path >= 0 && !any.isNullAt(path)) {
      return any.getUTF8String(path).toString();
    }
    return any.isNullAt(index) ? null : column.origin(any, index);
  }

  @Override
  public void close() {
    reader.close();
  }
}
