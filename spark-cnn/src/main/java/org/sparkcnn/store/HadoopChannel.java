package org.sparkcnn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A file of any Hadoop file system, for a library that reads channels a few bytes at a time, also
 * backwards: where a seek may be a request to a server, it is fetched in blocks. Closing closes the
 * file.
 */
final class HadoopChannel implements SeekableByteChannel {
  private static final int BLOCK_BYTES = 16 << 10;

  private final FSDataInputStream in;
  private final long size;
  private final byte[] block;
  private long position;
  private long limit = Long.MAX_VALUE;
  private long taken;
  private long blockStart;
  private int blockLength;
  private boolean open = true;

  /** Wraps a file that is {@code size} bytes long. */
  HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
    block = new byte[(int) Math.min(BLOCK_BYTES, size)];
  }

  /** From now on, fetching more than this many bytes in all fails. */
  void limit(long bytes) {
    limit = bytes;
    taken = 0;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    if (position >= size) {
      return -1;
    }
    if (position < blockStart || position >= blockStart + blockLength) {
      load(position / BLOCK_BYTES * BLOCK_BYTES);
    }
    int from = (int) (position - blockStart);
    int count = Math.min(to.remaining(), blockLength - from);
    to.put(block, from, count);
    position += count;
    return count;
  }

  private void load(long start) throws IOException {
    int length = (int) Math.min(BLOCK_BYTES, size - start);
    taken += length;
    if (taken > limit) {
      throw new IOException("more than %d bytes would have to be read".formatted(limit));
    }
    blockLength = 0;
    if (in.getPos() != start) { // whoever else reads the file moves it
      in.seek(start);
    }
    in.readFully(block, 0, length);
    blockStart = start;
    blockLength = length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    in.close();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }
}
