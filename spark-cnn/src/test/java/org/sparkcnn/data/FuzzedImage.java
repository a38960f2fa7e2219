package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** A valid file, damaged in a way that the seed decides. */
final class FuzzedImage {
  private static final int PNG_SIGNATURE = 8;
  private static final int[] EXTREMES = {
    0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, -1
  };

  private final SplittableRandom random;
  private byte[] file;

  private FuzzedImage(SplittableRandom random, byte[] file) {
    this.random = random;
    this.file = file;
  }

  static byte[] of(long seed, List<byte[]> files) {
    SplittableRandom random = new SplittableRandom(seed);
    FuzzedImage image = new FuzzedImage(random, files.get(random.nextInt(files.size())).clone());
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      image.damage(files);
    }
    if (random.nextInt(4) > 0) {
      image.mend();
    }
    return image.file;
  }

  private void damage(List<byte[]> files) {
    if (file.length == 0) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> flipBits();
      case 1 -> overwrite();
      case 2 -> file = Arrays.copyOf(file, random.nextInt(file.length));
      case 3 -> splice(files.get(random.nextInt(files.size())));
      case 4 -> cutOut();
      default -> setField();
    }
  }

  private void flipBits() {
    for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private void overwrite() {
    int from = random.nextInt(file.length);
    int to = Math.min(file.length, from + 1 + random.nextInt(64));
    for (int at = from; at < to; at++) {
      file[at] = (byte) random.nextInt();
    }
  }

  private void splice(byte[] other) {
    int kept = random.nextInt(file.length);
    int from = random.nextInt(other.length);
    byte[] joined = Arrays.copyOf(file, kept + other.length - from);
    System.arraycopy(other, from, joined, kept, other.length - from);
    file = joined;
  }

  private void cutOut() {
    int from = random.nextInt(file.length);
    int to = Math.min(file.length, from + 1 + random.nextInt(100));
    byte[] joined = Arrays.copyOf(file, file.length - (to - from));
    System.arraycopy(file, to, joined, from, file.length - to);
    file = joined;
  }

  /** Most fields are near the beginning. */
  private void setField() {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = random.nextInt(Math.min(file.length, 200));
    int value = EXTREMES[random.nextInt(EXTREMES.length)];
    int size = 1 << random.nextInt(3);
    if (at + size > file.length || size == 1) {
      bytes.put(at, (byte) value);
    } else if (size == 2) {
      bytes.putShort(at, (short) value);
    } else {
      bytes.putInt(at, value);
    }
  }

  /** Makes checks of the whole file succeed, so that the damage reaches the decoder. */
  private void mend() {
    if (file.length < 12) {
      return;
    }
    switch (file[0] & 0xFF) {
      case 0xFF -> {
        file = Arrays.copyOf(file, file.length + 2);
        file[file.length - 2] = (byte) 0xFF;
        file[file.length - 1] = (byte) 0xD9;
      }
      case 0x89 -> mendChecksums();
      case 'R' ->
          ByteBuffer.wrap(file).putInt(4, Integer.reverseBytes(file.length - 8 - file.length % 2));
      default -> {}
    }
  }

  private void mendChecksums() {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    long at = PNG_SIGNATURE;
    while (at + 12 <= file.length) {
      long size = Math.min(bytes.getInt((int) at) & 0xFFFFFFFFL, file.length - at - 12);
      bytes.putInt((int) at, (int) size);
      CRC32 sum = new CRC32();
      sum.update(file, (int) at + 4, (int) size + 4);
      bytes.putInt((int) (at + 8 + size), (int) sum.getValue());
      at += 12 + size;
    }
    byte[] end = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
    file = Arrays.copyOf(file, (int) at + end.length);
    System.arraycopy(end, 0, file, (int) at, end.length);
  }
}
