package org.sparkcnn.it.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sparkcnn.it.Build;

/** A Spark distribution of the jars that Maven fetched: workers start executors from it. */
final class SparkHome {
  private SparkHome() {}

  /** Makes one below a folder. */
  static Path create(Path parent) throws IOException {
    Path home = Files.createDirectory(parent.resolve("spark"));
    Path jars = Files.createDirectory(home.resolve("jars"));
    for (String jar : System.getProperty("sparkClassPath").split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    Path conf = Files.createDirectory(home.resolve("conf"));
    Files.copy(Build.ROOT.resolve("conf/log4j2.properties"), conf.resolve("log4j2.properties"));
    return home;
  }
}
