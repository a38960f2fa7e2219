package org.sparkcnn.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Changes are those of torchvision, which make_augmentation_golden.py wrote down. */
class ChangeTest {
  /** Of 255: torchvision computes in floats from 0 to 1, whose own rounding is about as much. */
  private static final double TOLERANCE = 0.002;

  private static final JsonNode FILE = read();

  private static JsonNode read() {
    try (InputStream file = ChangeTest.class.getResourceAsStream("/augmentations.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Named<JsonNode>> cases() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false)
        .map(golden -> Named.of(golden.get("name").asText(), golden))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesAreThoseOfTorchvision(JsonNode golden) {
    Picture picture = picture(golden.get("image").asText());
    change(golden, picture.channels()).apply(picture);

    assertThat(golden.get("result").size()).isEqualTo(picture.values().length);
    for (int i = 0; i < picture.values().length; i++) {
      assertThat((double) picture.values()[i])
          .as("value %d of %s", i, golden.get("result"))
          .isCloseTo(golden.get("result").get(i).asDouble(), within(TOLERANCE));
    }
  }

  private static Picture picture(String name) {
    JsonNode image = FILE.get("images").get(name);
    JsonNode shape = image.get("shape");
    ByteBuffer pixels = ByteBuffer.allocate(image.get("pixels").size());
    image.get("pixels").forEach(value -> pixels.put((byte) value.asInt()));
    Picture picture =
        new Picture(
            Shape.image(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt()),
            PixelType.UINT8);
    // Whatever an earlier image left there must not show through.
    Arrays.fill(picture.spare(), Float.NaN);
    picture.load(pixels, 0);
    return picture;
  }

  private static Change change(JsonNode golden, int channels) {
    float factor = (float) golden.path("factor").asDouble();
    return switch (golden.get("kind").asText()) {
      case "horizontalFlip" -> new HorizontalFlip();
      case "verticalFlip" -> new VerticalFlip();
      case "crop" -> new Crop(golden.get("top").asInt(), golden.get("left").asInt());
      case "resizedCrop" -> new ResizedCrop(box(golden));
      case "rotation" -> new Rotation(golden.get("degrees").asDouble());
      case "brightness" -> new Brightness(factor);
      case "contrast" -> new Contrast(factor);
      case "saturation" -> new Saturation(factor);
      case "hue" -> new Hue(factor);
      case "erasure" ->
          new Erasure(
              box(golden), Collections.nCopies(channels, (float) golden.get("value").asDouble()));
      default -> throw new IllegalStateException(golden.toString());
    };
  }

  private static Box box(JsonNode golden) {
    return new Box(
        golden.get("top").asInt(),
        golden.get("left").asInt(),
        golden.get("height").asInt(),
        golden.get("width").asInt());
  }

  @Test
  void nothingIsLeftOfAnImageWhoseWindowMissesIt() {
    for (Crop crop : List.of(new Crop(9, 0), new Crop(0, -11), new Crop(-30, 30))) {
      Picture picture = picture("color");
      crop.apply(picture);
      assertThat(picture.values()).as("%s", crop).containsOnly(0);
    }
  }
}
