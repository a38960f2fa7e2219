package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

class ThumbnailTest {
  @Test
  void coloursStayWhatTheyAre() throws IOException {
    byte[] rgb = {(byte) 200, 100, 50, 1, 2, 3};
    BufferedImage image =
        read(Thumbnail.of(ByteBuffer.wrap(rgb), Shape.image(3, 1, 2), PixelType.UINT8));

    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFC86432);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xFF010203);
    assertThat(rgb).startsWith((byte) 200, 100, 50);
  }

  @Test
  void ofNumbersTheSmallestIsBlackAndTheLargestWhite() throws IOException {
    ByteBuffer numbers = ByteBuffer.allocate(3 * Float.BYTES).order(ByteOrder.nativeOrder());
    numbers.putFloat(-2).putFloat(0).putFloat(2).flip();
    BufferedImage image = read(Thumbnail.of(numbers, Shape.image(1, 3, 1), PixelType.FLOAT32));

    assertThat(image.getWidth()).isOne();
    assertThat(image.getHeight()).isEqualTo(3);
    assertThat((byte[]) image.getRaster().getDataElements(0, 0, 1, 3, null))
        .containsExactly(0, (byte) 128, (byte) 255);
  }

  @Test
  void aLargeOneIsJpeg() throws IOException {
    Shape shape = Shape.image(3, 65, 64);
    byte[] file = Thumbnail.of(ByteBuffer.allocate(shape.elements()), shape, PixelType.UINT8);

    assertThat(file).startsWith((byte) 0xFF, (byte) 0xD8);
    assertThat(read(file).getHeight()).isEqualTo(65);
  }

  @Test
  void ofOtherChannelsThereIsNone() {
    Shape shape = Shape.image(4, 2, 2);
    assertThat(Thumbnail.of(ByteBuffer.allocate(16), shape, PixelType.UINT8)).isEmpty();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
