package org.sparkcnn.natives;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which operating systems and processors libtorch is published for. */
final class Platform {
  /** The classifiers that the JavaCPP presets publish for this version of libtorch. */
  private static final List<String> PUBLISHED =
      List.of("linux-x86_64", "macosx-arm64", "windows-x86_64");

  private Platform() {}

  /**
   * Refuses a host that libtorch cannot run on, before a library fails to load with less to say.
   *
   * @param platform the host in JavaCPP's spelling, such as {@code linux-arm64}
   * @param onClassPath says whether a platform's natives are present
   * @throws IllegalStateException saying what the host is and what would work
   */
  static void require(String platform, Predicate<String> onClassPath) {
    if (!PUBLISHED.contains(platform)) {
      throw new IllegalStateException(
          "libtorch has no natives for this host, %s; they exist for %s"
              .formatted(platform, String.join(", ", PUBLISHED)));
    }
    if (!onClassPath.test(platform)) {
      throw new IllegalStateException(
          ("libtorch's natives for this host, %s, are not on the class path; add"
                  + " org.bytedeco:pytorch, org.bytedeco:openblas and org.bytedeco:javacpp with the"
                  + " classifier %s")
              .formatted(platform, platform));
    }
  }

  /** Returns whether the class path holds the natives of that platform, for CPU or GPU. */
  static boolean onClassPath(String platform) {
    return Stream.of(platform, platform + "-gpu").anyMatch(Platform::hasLibrary);
  }

  private static boolean hasLibrary(String classifier) {
    String folder = "/org/bytedeco/pytorch/" + classifier + "/";
    return Stream.of("libjnitorch.so", "libjnitorch.dylib", "jnitorch.dll")
        .anyMatch(file -> Platform.class.getResource(folder + file) != null);
  }
}
