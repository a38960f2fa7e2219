package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven repository with the library, as a release would put it there. */
final class PublishedRepository {
  private PublishedRepository() {}

  /** Makes the repository and Ivy's settings for it; all else comes from Maven's local one. */
  static Path ivySettings(Path parent) throws IOException {
    Path repository = Files.createDirectory(parent.resolve("repository"));
    publish(repository, "spark-cnn-parent", Build.ROOT.resolve("pom.xml"), "pom");
    publish(repository, "spark-cnn", Build.ROOT.resolve("spark-cnn/pom.xml"), "pom");
    publish(repository, "spark-cnn", Build.library(), "jar");
    return Files.writeString(
        parent.resolve("ivysettings.xml"),
        """
        <ivysettings>
          <settings defaultResolver="both"/>
          <resolvers>
            <chain name="both">
              <ibiblio name="published" m2compatible="true" root="%s"/>
              <ibiblio name="local" m2compatible="true" root="%s"/>
            </chain>
          </resolvers>
        </ivysettings>
        """
            .formatted(repository.toUri(), Build.LOCAL_REPOSITORY.toUri()));
  }

  private static void publish(Path repository, String artifact, Path file, String type)
      throws IOException {
    Path folder = repository.resolve("org/sparkcnn").resolve(artifact).resolve(Build.VERSION);
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve("%s-%s.%s".formatted(artifact, Build.VERSION, type)));
  }
}
