package org.sparkcnn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of any Hadoop file system, for a library that reads channels. Closing closes the file. */
final class HadoopChannel implements SeekableByteChannel {
  private final FSDataInputStream in;
  private final long size;
  private long position;
  private long left = Long.MAX_VALUE;
  private boolean open = true;

  /** Wraps a file that is {@code size} bytes long. */
  HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** From now on, reading more than this many bytes in all fails. */
  void limit(long bytes) {
    left = bytes;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    if (position >= size) {
      return -1;
    }
    int count = (int) Math.min(to.remaining(), size - position);
    if (count > left) {
      throw new IOException("too much to read");
    }
    left -= count;
    if (in.getPos() != position) { // whoever else reads the file moves it
      in.seek(position);
    }
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    to.put(bytes);
    position += count;
    return count;
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
