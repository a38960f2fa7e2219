package org.sparkcnn.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sparkcnn.ResidentSize;
import org.sparkcnn.network.Shape;

/** A process that decodes good and bad files and prints its resident size now and then. */
public final class DecoderMemoryRun {
  private static final Shape IMAGE = Shape.image(3, 32, 32);

  private DecoderMemoryRun() {}

  /**
   * Takes {@code keep} for one decoder or {@code anew} for one a file; the number of files; after
   * how many of them it prints.
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    int between = Integer.parseInt(arguments[2]);
    List<byte[]> files = files();
    ByteBuffer target = ByteBuffer.allocate(IMAGE.elements());
    try (QuietCodecs quiet = new QuietCodecs();
        ImageDecoder decoder = decoder()) {
      for (int i = 0; i <= count; i++) {
        if (i % between == 0) {
          System.out.println(i + " " + ResidentSize.kilobytes());
        }
        byte[] file = files.get(i % files.size());
        if (arguments[0].equals("keep")) {
          decode(decoder, file, target);
        } else {
          try (ImageDecoder another = decoder()) {
            decode(another, file, target);
          }
        }
      }
    }
  }

  private static void decode(ImageDecoder decoder, byte[] file, ByteBuffer target) {
    try {
      decoder.decode(file, target.clear());
    } catch (BadImageException e) {
      decoder.convert(new byte[50 * 40 * 4], 50, 40, 4, target.clear());
    }
  }

  /** Of each format, sizes that take turns, and as many damaged as whole. */
  private static List<byte[]> files() {
    List<byte[]> whole =
        new ArrayList<>(
            Stream.of("rgb.jpg progressive.jpg exif-6.jpg cmyk.jpg rgb.png palette.png rgb.bmp")
                .flatMap(names -> Stream.of((names + " lossy.webp lossless.webp").split(" ")))
                .map(ImageFixtures::file)
                .toList());
    whole.add(LargeJpeg.of(90, 110, 1));
    List<byte[]> files = new ArrayList<>(whole);
    for (int seed = 0; seed < whole.size(); seed++) {
      files.add(FuzzedImage.of(seed, whole));
    }
    return files;
  }

  private static ImageDecoder decoder() {
    return new ImageDecoder(IMAGE, Resize.centerCrop(), ImageFixtures.MAX_PIXELS);
  }
}
