package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a notebook is run in a test.
 *
 * @param parameters as YAML
 * @param pictures how many it then shows
 * @param printed what it then prints, among other things
 */
record SmallRun(String parameters, int pictures, List<String> printed) {
  /**
   * Returns a notebook's.
   *
   * @param folder where images may be written
   */
  static SmallRun of(String notebook, Path folder) throws IOException {
    return switch (notebook) {
      case "quick-start.ipynb" ->
          new SmallRun(
              "{data: '%s', epochs: 2}".formatted(Digits.write(folder)),
              4,
              List.of("640 images to learn from", "epoch 2/2", "10 classes"));
      case "own-images.ipynb" ->
          new SmallRun(
              "{images_per_class: 20, epochs: 2}",
              5,
              List.of("epoch 2/2", "confusion", "|   cut-off.jpg|", "truncated:"));
      case "fine-tuning.ipynb" ->
          new SmallRun(
              "{data: '%s', pretraining_epochs: 1, epochs: 2, images_per_class: [2, 4]}"
                  .formatted(Digits.write(folder)),
              4,
              List.of("4 images a class, head only", "digits-0-to-4.safetensors: 4 of 8"));
      default -> throw new IllegalArgumentException("say here how to run " + notebook);
    };
  }
}
