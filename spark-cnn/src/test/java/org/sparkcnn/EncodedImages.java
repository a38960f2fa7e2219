package org.sparkcnn;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small image files, made by the JDK and not by what reads them here. */
public final class EncodedImages {
  private EncodedImages() {}

  /** A grey PNG of an image of {@link TinyImages}. */
  public static byte[] png(TinyImages images, int row) {
    int width = images.shape().width();
    byte[] pixels = images.pixels(row);
    BufferedImage picture =
        new BufferedImage(width, images.shape().height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, images.shape().height(), pixels);
    return encoded(picture, "png");
  }

  /** A file of one colour. */
  public static byte[] plain(String format, int width, int height, int rgb) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, rgb);
      }
    }
    return encoded(picture, format);
  }

  private static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
