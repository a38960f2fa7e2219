package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitIT {
  @TempDir private Path folder;

  @Test
  void aJobNeedsTheJarWithNativesAndNothingElseAndIsQuiet() throws IOException {
    Execution job = train(jars());

    assertTrained(job);
    assertThat(job.out().lines()).hasSize(2);
    assertThat(job.out())
        .matches("(?s)epoch 1/1  loss \\d\\.\\d{4}  [\\d,]+ images/s  \\d+\\.\\d s\\R.*");
    assertThat(job.err().lines().filter(line -> !line.contains("incubator modules"))).isEmpty();
  }

  @Test
  void kryoNeedsNoRegistrations() throws IOException {
    Execution job =
        train(
            Stream.of(
                    jars(),
                    SparkSubmit.conf("spark.serializer=org.apache.spark.serializer.KryoSerializer"),
                    SparkSubmit.conf("spark.kryo.registrationRequired=true"))
                .flatMap(List::stream)
                .toList());

    assertTrained(job);
  }

  private static List<String> jars() {
    return List.of("--jars", Build.libraryWithNatives().toString());
  }

  private Execution train(List<String> options) throws IOException {
    return SparkSubmit.trainMnist(
        folder,
        options,
        List.of(
            "--data", Digits.write(folder).toString(), "--train-images", "512", "--epochs", "1"));
  }

  private static void assertTrained(Execution job) {
    assertThat(job.code()).as(job.err()).isZero();
    assertThat(job.lastLine())
        .matches(
            "accuracy=[01]\\.\\d{4} images_per_second=\\d+ seconds=\\d+\\.\\d model=.*spark-cnn-.*");
  }
}
