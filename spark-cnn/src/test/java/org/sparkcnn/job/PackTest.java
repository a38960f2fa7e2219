package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
  @TempDir private Path folder;

  @Test
  void packedPhotosAreRecognisedAndTrainedOn() {
    Path photos = Photos.write(folder, 10);
    Path packed = folder.resolve("packed");

    JobRun pack =
        JobRun.of(
            new Pack(), "--data=" + photos, "--split=train", "--output=" + packed.resolve("train"));

    assertThat(pack.code()).as(pack.err()).isZero();
    assertThat(pack.lastLine())
        .matches("images=30 images_per_second=\\d+ seconds=\\d+\\.\\d output=.*packed/train");

    JobRun train =
        JobRun.of(
            new Train(),
            "--data=" + packed,
            "--split=train",
            "--network=simple_cnn",
            "--epochs=1",
            "--model=" + folder.resolve("model"));

    assertThat(train.code()).as(train.err()).isZero();
    assertThat(train.out()).contains("(packed-images)", "3 classes: cat, dog, fox");

    JobRun again =
        JobRun.of(
            new Pack(), "--data=" + photos, "--split=train", "--output=" + packed.resolve("train"));

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.complaints()).hasSize(1);
    assertThat(again.err()).contains("is there already; --overwrite replaces");
  }

  @Test
  void aDryRunPacksNothing() {
    Path photos = Photos.write(folder, 1);
    Path packed = folder.resolve("packed");

    JobRun run =
        JobRun.of(
            new Pack(), "--data=" + photos, "--split=train", "--output=" + packed, "--dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("as 8 × 8 pixels (height × width), 3 channels");
    assertThat(packed).doesNotExist();
  }
}
