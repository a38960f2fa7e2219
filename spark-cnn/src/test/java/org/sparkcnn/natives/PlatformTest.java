package org.sparkcnn.natives;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class PlatformTest {

  @Test
  void aHostWithoutNativesIsToldWhichHostsHaveThem() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.require("linux-arm64", platform -> true))
        .withMessage(
            "libtorch has no natives for this host, linux-arm64;"
                + " they exist for linux-x86_64, macosx-arm64, windows-x86_64");
  }

  @Test
  void nativesThatAreNotOnTheClassPathAreNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Platform.require("macosx-arm64", platform -> false))
        .withMessage(
            "libtorch's natives for this host, macosx-arm64, are not on the class path; add"
                + " org.bytedeco:pytorch, org.bytedeco:openblas and org.bytedeco:javacpp with the"
                + " classifier macosx-arm64");
  }

  @Test
  void thisHostIsAccepted() {
    assertThatCode(() -> Platform.require(Loader.getPlatform(), Platform::onClassPath))
        .doesNotThrowAnyException();
  }

  @Test
  void theClassPathHoldsThisHostsNativesOnly() {
    assertThatIllegalStateException()
        .as("natives of two platforms, half a gigabyte each")
        .isThrownBy(() -> Platform.require(another(), Platform::onClassPath))
        .withMessageContaining(another() + ", are not on the class path");
  }

  private static String another() {
    return Loader.getPlatform().equals("windows-x86_64") ? "macosx-arm64" : "windows-x86_64";
  }
}
