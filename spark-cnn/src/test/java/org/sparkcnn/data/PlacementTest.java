package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Shape;

class PlacementTest {

  @Test
  void sizesAndOffsetsAreTorchvisionsAndPillows() {
    assertThat(ImageFixtures.table("placements.csv"))
        .hasSize(240)
        .allSatisfy(
            line -> {
              int[] numbers = Stream.of(line).skip(1).mapToInt(Integer::parseInt).toArray();
              Resize.Policy policy = Resize.named(line[0]).policy();
              Shape image = Shape.image(3, numbers[1], numbers[2]);

              Placement placement =
                  Placement.of(new Resize(policy, numbers[0]), numbers[4], numbers[3], image);

              assertThat(placement)
                  .isEqualTo(new Placement(numbers[6], numbers[5], numbers[8], numbers[7]));
            });
  }

  @Test
  void aLineStaysALineBetweenTheBars() {
    assertThat(Placement.of(Resize.letterbox(), 1000, 1, Shape.image(1, 32, 32)))
        .isEqualTo(new Placement(32, 1, 0, -16));
  }

  @Test
  void aTargetThatIsNotSquareIsJustCovered() {
    Shape image = Shape.image(3, 100, 300);

    assertThat(Placement.of(Resize.centerCrop(), 600, 400, image))
        .isEqualTo(new Placement(300, 200, 0, 50));
    assertThat(Placement.of(Resize.centerCrop(), 1200, 200, image))
        .isEqualTo(new Placement(600, 100, 150, 0));
  }
}
