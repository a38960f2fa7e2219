package org.sparkcnn.it.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.image.ImageSchema$;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sparkcnn.data.BadImageException;
import org.sparkcnn.data.PixelReader;
import org.sparkcnn.network.Shape;
import scala.Option;

/**
 * What Spark's users do without a library: files become Spark's image structs as its {@code image}
 * source makes them (javax.imageio), then Java's Graphics2D scales, bilinearly, and crops.
 */
final class ImageIoReader implements PixelReader {
  private final Shape image;
  private final BufferedImage output;

  ImageIoReader(Shape image) {
    this.image = image;
    this.output = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
  }

  @Override
  public void read(InternalRow row, int index, ByteBuffer target) {
    BufferedImage picture = picture(decode(row.getBinary(index)));
    double scale =
        Math.max(
            (double) image.width() / picture.getWidth(),
            (double) image.height() / picture.getHeight());
    int width = (int) Math.round(scale * picture.getWidth());
    int height = (int) Math.round(scale * picture.getHeight());
    Graphics2D graphics = output.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        picture, (image.width() - width) / 2, (image.height() - height) / 2, width, height, null);
    graphics.dispose();
    byte[] bgr = bytes(output);
    for (int i = 0; i < bgr.length; i += 3) {
      target.put(bgr[i + 2]).put(bgr[i + 1]).put(bgr[i]);
    }
  }

  private static Row decode(byte[] file) {
    Option<Row> decoded;
    try {
      decoded = ImageSchema$.MODULE$.decode("", file);
    } catch (Exception e) {
      // CMYK: Spark's source fails the job.
      throw new BadImageException("javax.imageio refuses it: " + e.getMessage(), e);
    }
    if (decoded.isEmpty()) {
      throw new BadImageException("javax.imageio cannot read it");
    }
    return decoded.get().getStruct(0);
  }

  /** Returns Java's form of an image struct. */
  private static BufferedImage picture(Row struct) {
    int channels = ImageSchema.getNChannels(struct);
    if (channels != 1 && channels != 3) {
      throw new BadImageException(channels + " channels; a photograph has 1 or 3");
    }
    BufferedImage picture =
        new BufferedImage(
            ImageSchema.getWidth(struct),
            ImageSchema.getHeight(struct),
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    byte[] data = ImageSchema.getData(struct);
    System.arraycopy(data, 0, bytes(picture), 0, data.length);
    return picture;
  }

  private static byte[] bytes(BufferedImage picture) {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }
}
