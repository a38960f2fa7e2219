package org.sparkcnn.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Reads MNIST's idx files into tensors of bytes. */
final class IdxBytes {
  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;

  private IdxBytes() {}

  /** Returns (N, 1, 28, 28). */
  static Tensor images(Path folder, String name) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    return bytes(file, IMAGE_HEADER, (file.length - IMAGE_HEADER) / 784, 1, 28, 28);
  }

  /** Returns (N), as the longs that a loss takes. */
  static Tensor labels(Path folder, String name) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    return bytes(file, LABEL_HEADER, file.length - LABEL_HEADER).to(ScalarType.Long);
  }

  private static Tensor bytes(byte[] file, int header, long... sizes) {
    BytePointer pointer = new BytePointer(file);
    return torch
        .from_blob(pointer.position(header), sizes, new TensorOptions(ScalarType.Byte))
        .clone();
  }
}
