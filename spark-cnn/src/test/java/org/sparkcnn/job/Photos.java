package org.sparkcnn.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sparkcnn.EncodedImages;
import org.sparkcnn.TinyImages;

/** A folder of PNG files, a folder for each of three classes, in the folders train and test. */
final class Photos {
  static final List<String> CLASSES = List.of("cat", "dog", "fox");
  private static final TinyImages IMAGES = TinyImages.small();

  private Photos() {}

  /** Writes so many images of each class for training, and four of each for tests. */
  static Path write(Path parent, int perClass) {
    try {
      Path root = Files.createDirectories(parent.resolve("photos"));
      write(root.resolve("train"), 0, 3 * perClass);
      write(root.resolve("test"), 3000, 12);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, int first, int count) throws IOException {
    for (String name : CLASSES) {
      Files.createDirectories(folder.resolve(name));
    }
    for (int row = first; row < first + count; row++) {
      Path file = folder.resolve(CLASSES.get(row % 3)).resolve(row + ".png");
      Files.write(file, EncodedImages.png(IMAGES, row));
    }
  }

  /** Trains a model on them and returns its folder. */
  static Path model(Path photos) {
    Path model = photos.resolveSibling("model");
    JobRun run =
        JobRun.of(
            new Train(),
            "--data=" + photos,
            "--split=train",
            "--network=simple_cnn",
            "--model=" + model,
            "--epochs=5",
            "--batch-size=8",
            "--learning-rate=0.005",
            "--workers=1");
    if (run.code() != 0) {
      throw new IllegalStateException(run.err());
    }
    return model;
  }
}
