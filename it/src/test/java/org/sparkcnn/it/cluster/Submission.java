package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sparkcnn.it.Execution;
import org.sparkcnn.it.Job;

/**
 * A training job that was submitted.
 *
 * @param driver its process
 * @param folder the driver's temporary folder, with Spark's event log
 * @param hdfs where its model goes to
 * @param model the name of the model's folder
 */
record Submission(Job driver, Path folder, MiniHdfs hdfs, String model) {
  private static final Pattern LAST_EPOCH = Pattern.compile("epoch (\\d+)/\\1 ");

  /** Waits until an epoch is over; there must be more to come. */
  void awaitEpoch(int epoch) throws IOException, InterruptedException {
    driver.awaitOut("epoch %d/".formatted(epoch));
    assertTraining();
  }

  /** Fails unless the training has epochs left. */
  void assertTraining() throws IOException {
    assertThat(driver.handle().isAlive()).isTrue();
    assertThat(driver.out()).doesNotContainPattern(LAST_EPOCH);
  }

  /** Returns how many lines of Spark's event log, each a JSON object, a pattern is found in. */
  long events(String regex) throws IOException {
    Pattern pattern = Pattern.compile(regex);
    long found = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("events"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found +=
            Files.readString(file).lines().filter(line -> pattern.matcher(line).find()).count();
      }
    }
    return found;
  }

  /** Returns the folders of native libraries that the driver has unpacked and not removed. */
  List<Path> nativesFolders() throws IOException {
    return Folders.named(folder, "spark-cnn-natives-");
  }

  /** Waits for the job's success and returns the weights' file of its model. */
  byte[] weights() throws IOException {
    Execution end = driver.end();
    assertThat(end.code()).as(end.err()).isZero();
    return hdfs.read(model + "/weights.safetensors");
  }
}
