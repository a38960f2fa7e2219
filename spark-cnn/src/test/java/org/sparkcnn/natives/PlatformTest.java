package org.sparkcnn.natives;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class PlatformTest {

  @Test
  void aHostWithoutNativesIsToldWhichHostsHaveThem() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.requireLibtorch("linux-arm64", platform -> true))
        .withMessage(
            "libtorch has no natives for this host, linux-arm64;"
                + " they exist for linux-x86_64, macosx-arm64, windows-x86_64");
  }

  @Test
  void nativesThatAreNotOnTheClassPathAreNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.requireLibtorch("macosx-arm64", platform -> false))
        .withMessage(
            "libtorch's natives for this host, macosx-arm64, are not on the class path; add"
                + " org.bytedeco:pytorch, org.bytedeco:openblas and org.bytedeco:javacpp with the"
                + " classifier macosx-arm64");
  }

  @Test
  void soAreOpenCvsNatives() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.requireOpenCv("linux-arm64", platform -> false))
        .withMessage(
            "OpenCV's natives for this host, linux-arm64, are not on the class path; add"
                + " org.bytedeco:opencv, org.bytedeco:openblas and org.bytedeco:javacpp with the"
                + " classifier linux-arm64");
  }

  @Test
  void thisHostIsAccepted() {
    assertThatCode(() -> Platform.requireLibtorch(Loader.getPlatform(), Platform::hasLibtorch))
        .doesNotThrowAnyException();
    assertThatCode(() -> Platform.requireOpenCv(Loader.getPlatform(), Platform::hasOpenCv))
        .doesNotThrowAnyException();
  }

  @Test
  void theClassPathHoldsThisHostsNativesOnly() {
    assertThatIllegalStateException()
        .as("natives of two platforms, half a gigabyte each")
        .isThrownBy(() -> Platform.requireLibtorch(another(), Platform::hasLibtorch))
        .withMessageContaining(another() + ", are not on the class path");
  }

  private static String another() {
    return Loader.getPlatform().equals("windows-x86_64") ? "macosx-arm64" : "windows-x86_64";
  }
}
