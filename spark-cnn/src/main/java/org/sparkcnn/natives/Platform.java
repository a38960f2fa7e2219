package org.sparkcnn.natives;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which operating systems and processors the native libraries run on. */
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
  static void requireLibtorch(String platform, Predicate<String> onClassPath) {
    if (!PUBLISHED.contains(platform)) {
      throw new IllegalStateException(
          "libtorch has no natives for this host, %s; they exist for %s"
              .formatted(platform, String.join(", ", PUBLISHED)));
    }
    requireOnClassPath("libtorch", "pytorch", platform, onClassPath);
  }

  /**
   * Refuses a host whose natives of OpenCV are missing.
   *
   * @param platform the host in JavaCPP's spelling
   * @param onClassPath says whether a platform's natives are present
   * @throws IllegalStateException saying what the host is and what to add
   */
  static void requireOpenCv(String platform, Predicate<String> onClassPath) {
    requireOnClassPath("OpenCV", "opencv", platform, onClassPath);
  }

  /** Returns whether the class path holds libtorch for that platform, for CPU or GPU. */
  static boolean hasLibtorch(String platform) {
    return hasLibrary("pytorch", platform, "jnitorch") || hasCudaLibtorch(platform);
  }

  /** Returns whether the class path holds libtorch for that platform's GPUs. */
  static boolean hasCudaLibtorch(String platform) {
    return hasLibrary("pytorch", platform + "-gpu", "jnitorch");
  }

  /** Returns whether the class path holds OpenCV for that platform. */
  static boolean hasOpenCv(String platform) {
    return hasLibrary("opencv", platform, "jniopencv_imgcodecs");
  }

  private static void requireOnClassPath(
      String library, String artifact, String platform, Predicate<String> onClassPath) {
    if (!onClassPath.test(platform)) {
      throw new IllegalStateException(
          ("%s's natives for this host, %s, are not on the class path; add"
                  + " org.bytedeco:%s, org.bytedeco:openblas and org.bytedeco:javacpp with the"
                  + " classifier %s")
              .formatted(library, platform, artifact, platform));
    }
  }

  private static boolean hasLibrary(String artifact, String classifier, String library) {
    String folder = "/org/bytedeco/" + artifact + "/" + classifier + "/";
    return Stream.of("lib" + library + ".so", "lib" + library + ".dylib", library + ".dll")
        .anyMatch(file -> Platform.class.getResource(folder + file) != null);
  }
}
