package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.data.BadImageException;
import org.sparkcnn.data.PixelReader;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Shape;

class DecodersTest {
  private static final Shape IMAGE = Shape.image(3, 224, 224);
  private static final int TYPE = BufferedImage.TYPE_3BYTE_BGR;

  @ParameterizedTest
  @CsvSource({"500, 375", "375, 500", "224, 224", "160, 200"})
  void allSidesSeeTheSamePicture(int width, int height) throws IOException {
    byte[] file = jpeg(picture(width, height, TYPE));

    byte[] ours = read(ours(), file);

    assertThat(meanDifference(read(new ImageIoReader(IMAGE), file), ours)).isLessThan(2);
    assertThat(meanDifference(openCv(file), ours)).isLessThan(2);
    // Of the first row, the first pixel is as red as the last one is not.
    assertThat(ours[0] & 0xFF).isGreaterThan(200);
    assertThat(ours[2] & 0xFF).isLessThan(60);
  }

  @Test
  void greyBecomesRgbOnAllSides() throws IOException {
    byte[] file = jpeg(picture(300, 250, BufferedImage.TYPE_BYTE_GRAY));

    byte[] ours = read(ours(), file);

    // Java's grey is another curve than JPEG's, so that only it differs in brightness.
    byte[] imageIo = read(new ImageIoReader(IMAGE), file);
    assertThat(imageIo[0]).isEqualTo(imageIo[1]).isEqualTo(imageIo[2]);
    assertThat(meanDifference(openCv(file), ours)).isLessThan(2);
  }

  @Test
  void whatASideCannotReadIsNoPicture() {
    byte[] text = "no photograph".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(new ImageIoReader(IMAGE), text))
        .isInstanceOf(BadImageException.class)
        .hasMessage("javax.imageio cannot read it");
    try (Mat output = new Mat();
        Mat encoded = OpenCvLoop.encoded(text)) {
      assertThat(new OpenCvLoop(IMAGE).decode(encoded, output)).isFalse();
    }
  }

  /** Red at the left, blue at the right. */
  private static BufferedImage picture(int width, int height, int type) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, width, 0, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return picture;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "jpg", out)).isTrue();
    return out.toByteArray();
  }

  private static PixelReader ours() {
    StructType schema = new StructType().add("image", DataTypes.BinaryType);
    return SparkDecoding.ours(
            new CnnClassifier()
                .setImageCol("image")
                .setResize("centerCrop")
                .imageColumn(schema, IMAGE))
        .open();
  }

  private static byte[] read(PixelReader reader, byte[] file) {
    try (reader) {
      InternalRow row = new GenericInternalRow(new Object[] {file});
      ByteBuffer pixels = ByteBuffer.allocate(IMAGE.elements());
      reader.read(row, 0, pixels);
      return pixels.array();
    }
  }

  private static byte[] openCv(byte[] file) {
    try (Mat encoded = OpenCvLoop.encoded(file);
        Mat output = new Mat(IMAGE.height(), IMAGE.width(), opencv_core.CV_8UC3)) {
      assertThat(new OpenCvLoop(IMAGE).decode(encoded, output)).isTrue();
      byte[] pixels = new byte[IMAGE.elements()];
      output.data().get(pixels);
      return pixels;
    }
  }

  private static double meanDifference(byte[] one, byte[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
    }
    return sum / one.length;
  }
}
