package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX) // the option knows only the natives of Linux
class PackagesIT {
  @TempDir private Path folder;

  @Test
  void thePackagesOptionBringsTheLibraryAndItsNatives() throws IOException {
    Path ivy = folder.resolve("ivy");
    Execution job =
        SparkSubmit.trainMnist(
            folder,
            List.of(
                "--packages", "org.sparkcnn:spark-cnn:" + Build.VERSION,
                "--conf", "spark.jars.ivySettings=" + PublishedRepository.ivySettings(folder),
                "--conf", "spark.jars.ivy=" + ivy),
            List.of(
                "--data",
                Digits.write(folder).toString(),
                "--train-images",
                "128",
                "--epochs",
                "1"));

    assertThat(job.code()).as(job.err()).isZero();
    assertThat(job.lastLine()).startsWith("accuracy=");
    assertThat(names(ivy.resolve("jars")))
        .containsExactlyInAnyOrder(
            "org.sparkcnn_spark-cnn",
            "org.bytedeco_pytorch",
            "org.bytedeco_pytorch linux-x86_64",
            "org.bytedeco_openblas",
            "org.bytedeco_openblas linux-x86_64",
            "org.bytedeco_opencv",
            "org.bytedeco_opencv linux-x86_64",
            "org.bytedeco_javacpp",
            "org.bytedeco_javacpp linux-x86_64",
            "net.java.dev.jna_jna",
            "com.google.protobuf_protobuf-java",
            "me.tongfei_progressbar",
            "info.picocli_picocli");
  }

  /** The jars' names, with their classifiers and without their versions. */
  private static List<String> names(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.replaceFirst("-\\d[^x]*?(-linux-x86_64)?\\.jar$", "$1"))
          .map(name -> name.replace("-linux", " linux"))
          .toList();
    }
  }
}
