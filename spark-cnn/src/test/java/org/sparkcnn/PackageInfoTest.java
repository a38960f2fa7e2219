package org.sparkcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageInfoTest {
  /** Maven runs the tests in the module's folder. */
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyPackageSaysWhatItIsThereFor() throws IOException {
    List<Path> packages;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
    }

    assertThat(packages).as("packages of " + SOURCES).hasSizeGreaterThan(5);
    for (Path folder : packages) {
      assertThat(folder.resolve("package-info.java"))
          .exists()
          .content()
          .as("package-info of " + folder)
          .startsWith("/**");
    }
  }
}
