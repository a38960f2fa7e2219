package org.sparkcnn.it;

import java.nio.file.Path;

/** Where the build left what is tested. */
public final class Build {
  /** The repository. */
  public static final Path ROOT = Path.of(System.getProperty("root"));

  static final String VERSION = System.getProperty("version");
  static final Path LOCAL_REPOSITORY = Path.of(System.getProperty("localRepository"));

  private Build() {}

  static Path library() {
    return jar("spark-cnn", "spark-cnn-" + VERSION);
  }

  /** Returns the jar that spark-submit takes with its option jars. */
  public static Path libraryWithNatives() {
    return jar("spark-cnn", "spark-cnn-" + VERSION + "-with-natives");
  }

  static Path examples() {
    return jar("examples", "spark-cnn-examples-" + VERSION);
  }

  private static Path jar(String module, String name) {
    return ROOT.resolve(module).resolve("target").resolve(name + ".jar");
  }
}
