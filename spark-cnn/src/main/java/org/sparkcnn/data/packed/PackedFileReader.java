package org.sparkcnn.data.packed;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.message.ArrowBodyCompression;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Reads some columns of some record batches of an Arrow IPC file. Arrow's own reader would read all
 * columns, and trusts what it reads: here nothing is allocated because a file says so, and what is
 * not as the data set's marker says is an error that names the file.
 */
final class PackedFileReader implements AutoCloseable {
  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  /** At a file's end: the footer's length, an int, and the magic bytes. */
  private static final int TAIL = Integer.BYTES + MAGIC.length;

  /** Before a message's metadata: a mark, and how long it is. */
  private static final int MESSAGE_PREFIX = 2 * Integer.BYTES;

  private final Path path;
  private final PackedFormat format;
  private final PackedFile file;
  private final Schema schema;
  private final Set<String> columns;
  private final BufferAllocator allocator;
  private final VectorSchemaRoot root;
  private final FSDataInputStream in;
  private final Footer footer;

  PackedFileReader(
      Path folder, PackedFormat format, PackedFile file, Set<String> columns, Configuration conf)
      throws IOException {
    this.path = new Path(folder, file.name());
    this.format = format;
    this.file = file;
    this.schema = format.schema();
    this.columns = columns;
    // A compressed buffer says how long it is otherwise. Twice, because Arrow rounds up.
    long most = format.rowsPerBatch() * (format.imageBytes() + 64L);
    allocator = new RootAllocator(2 * (file.bytes() + most) + (64L << 20));
    root =
        VectorSchemaRoot.create(
            new Schema(
                schema.getFields().stream().filter(f -> columns.contains(f.getName())).toList()),
            allocator);
    in = path.getFileSystem(conf).open(path);
    try {
      footer = footer();
    } catch (IOException | RuntimeException e) {
      close();
      throw damaged(e);
    }
  }

  private Footer footer() throws IOException {
    ByteBuffer tail = read(file.bytes() - TAIL, TAIL);
    int length = tail.getInt();
    byte[] magic = new byte[MAGIC.length];
    tail.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(
          "it ends with the bytes %s, expected %s, the end of an Arrow file"
              .formatted(Arrays.toString(magic), Arrays.toString(MAGIC)));
    }
    Footer footer = Footer.getRootAsFooter(read(file.bytes() - TAIL - length, length));
    check(footer.schema());
    int batches = format.batches(file.rows());
    if (footer.recordBatchesLength() != batches) {
      throw new IOException(
          "it has %d record batches, expected %d".formatted(footer.recordBatchesLength(), batches));
    }
    return footer;
  }

  /** Arrow's conversion follows fields of fields without end, which there are none of here. */
  private void check(org.apache.arrow.flatbuf.Schema found) throws IOException {
    int fields = found == null ? 0 : found.fieldsLength();
    boolean flat = fields == schema.getFields().size();
    for (int i = 0; flat && i < fields; i++) {
      flat = found.fields(i).childrenLength() == 0 && found.fields(i).dictionary() == null;
    }
    if (!flat) {
      throw new IOException(
          "its schema has %d columns, or some within others; expected %s"
              .formatted(fields, schema));
    }
    Schema converted = Schema.convertSchema(found);
    if (!converted.equals(schema)) {
      throw new IOException("its schema is %s, expected %s".formatted(converted, schema));
    }
  }

  /** Returns the number of rows that a record batch has. */
  int rows(int batch) {
    return (int)
        Math.min(format.rowsPerBatch(), file.rows() - (long) batch * format.rowsPerBatch());
  }

  /**
   * Reads a record batch.
   *
   * @return the wanted columns; they are overwritten by the next call
   */
  VectorSchemaRoot read(int batch) throws IOException {
    try {
      load(batch);
      return root;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private void load(int index) throws IOException {
    Block block = footer.recordBatches(index);
    ByteBuffer metadata = read(block.offset(), block.metaDataLength());
    Message message = Message.getRootAsMessage(metadata.position(MESSAGE_PREFIX).slice());
    if (message.headerType() != MessageHeader.RecordBatch) {
      throw new IOException(
          "message %d is of the type %d, expected a record batch"
              .formatted(index, message.headerType()));
    }
    RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
    int rows = rows(index);
    if (batch.length() != rows) {
      throw new IOException(
          "record batch %d has %d rows, expected %d".formatted(index, batch.length(), rows));
    }
    List<ArrowFieldNode> nodes = new ArrayList<>();
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      loadBuffers(batch, block.offset() + block.metaDataLength(), nodes, buffers);
      try (ArrowRecordBatch wanted =
          new ArrowRecordBatch(rows, nodes, buffers, compression(batch), false)) {
        new VectorLoader(root, CommonsCompressionFactory.INSTANCE).load(wanted);
      }
    } finally {
      buffers.forEach(ArrowBuf::close);
    }
  }

  private void loadBuffers(
      RecordBatch batch, long body, List<ArrowFieldNode> nodes, List<ArrowBuf> buffers)
      throws IOException {
    int buffer = 0;
    for (int i = 0; i < schema.getFields().size(); i++) {
      Field field = schema.getFields().get(i);
      int count = TypeLayout.getTypeBufferCount(field.getType());
      if (columns.contains(field.getName())) {
        FieldNode node = batch.nodes(i);
        if (node.length() != batch.length() || (node.nullCount() != 0 && !field.isNullable())) {
          throw new IOException(
              "column '%s' has %d values and %d nulls in a record batch of %d rows"
                  .formatted(field.getName(), node.length(), node.nullCount(), batch.length()));
        }
        nodes.add(new ArrowFieldNode(node.length(), node.nullCount()));
        for (int k = 0; k < count; k++) {
          buffers.add(loadBuffer(batch.buffers(buffer + k), body, batch.compression() != null));
        }
      }
      buffer += count;
    }
  }

  private ArrowBuf loadBuffer(Buffer buffer, long body, boolean compressed) throws IOException {
    ByteBuffer bytes = read(body + buffer.offset(), buffer.length());
    if (compressed && bytes.remaining() >= Long.BYTES) {
      // Arrow allocates on the heap what a compressed buffer says that it holds; -1: as it is.
      long length = bytes.getLong(0);
      if (length < -1 || length > allocator.getLimit()) {
        throw new IOException(
            "a compressed buffer of %d bytes says that it holds %d"
                .formatted(buffer.length(), length));
      }
    }
    ArrowBuf target = allocator.buffer(bytes.remaining());
    target.setBytes(0, bytes);
    return target.writerIndex(buffer.length());
  }

  private static ArrowBodyCompression compression(RecordBatch batch) {
    return batch.compression() == null
        ? NoCompressionCodec.DEFAULT_BODY_COMPRESSION
        : new ArrowBodyCompression(batch.compression().codec(), batch.compression().method());
  }

  private ByteBuffer read(long position, long length) throws IOException {
    if (position < 0 || length < 0 || length > file.bytes() - position) {
      throw new EOFException(
          "it refers to %d bytes from byte %d on, but has %d bytes"
              .formatted(length, position, file.bytes()));
    }
    byte[] bytes = new byte[Math.toIntExact(length)];
    in.readFully(position, bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Names the file; what Arrow throws about bytes that it does not understand is of any kind. */
  IOException damaged(Exception e) {
    return new IOException(
        "%s is no whole file of this packed data set: %s"
            .formatted(path, e.getMessage() == null ? e.toString() : e.getMessage()),
        e);
  }

  @Override
  public void close() throws IOException {
    try (allocator;
        root) {
      if (in != null) {
        in.close();
      }
    }
  }
}
