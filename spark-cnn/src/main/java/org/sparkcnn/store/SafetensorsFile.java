package org.sparkcnn.store;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file of {@link Safetensors}, whose header is read; of the values only those asked for are. */
final class SafetensorsFile implements TensorFile {
  private static final int CHUNK_BYTES = 1 << 20;

  private final FileSystem system;
  private final Path file;
  private final long length;
  private final Safetensors.Contents contents;

  private SafetensorsFile(
      FileSystem system, Path file, long length, Safetensors.Contents contents) {
    this.system = system;
    this.file = file;
    this.length = length;
    this.contents = contents;
  }

  /**
   * Reads a file's header.
   *
   * @throws IOException naming the file, if it is not whole or not well formed
   */
  static SafetensorsFile open(FileSystem system, Path file) throws IOException {
    long length = system.getFileStatus(file).getLen();
    try (FSDataInputStream in = system.open(file)) {
      return new SafetensorsFile(system, file, length, Safetensors.readHeader(in, length));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (EOFException e) {
      throw cutShort(e, file, length);
    }
  }

  @Override
  public List<Tensor> tensors() {
    return contents.tensors().stream().map(SafetensorsTensor::tensor).toList();
  }

  @Override
  public void read(List<FloatTensor> targets) throws IOException {
    Map<String, FloatTensor> wanted = new HashMap<>();
    targets.forEach(target -> wanted.put(target.name(), target));
    List<SafetensorsTensor> sources =
        contents.tensors().stream().filter(tensor -> wanted.containsKey(tensor.name())).toList();
    long longest =
        sources.stream().mapToLong(tensor -> tensor.end() - tensor.begin()).max().orElse(0);
    byte[] chunk = new byte[(int) Math.min(longest, CHUNK_BYTES)];
    try (FSDataInputStream in = system.open(file)) {
      for (SafetensorsTensor source : sources) {
        in.seek(contents.dataBegin() + source.begin());
        Safetensors.readValues(in, source.dtype().orElseThrow(), wanted.get(source.name()), chunk);
      }
    } catch (EOFException e) {
      throw cutShort(e, file, length);
    }
  }

  private static IOException cutShort(EOFException e, Path file, long length) {
    return new IOException(
        "%s: the file is cut short, expected %d bytes".formatted(file, length), e);
  }
}
