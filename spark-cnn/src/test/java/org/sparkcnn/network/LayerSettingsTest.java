package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.subsample;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are wrong whatever arrives are refused when the layer is made. */
class LayerSettingsTest {

  @Test
  void theFactoriesDefaultsAreThoseOfPyTorch() {
    Size2d one = Size2d.square(1);
    Size2d zero = Size2d.square(0);
    assertThat(conv2d(8, 3))
        .isEqualTo(
            new Conv2d(
                8, Size2d.square(3), one, zero, false, one, 1, true, null, Initializer.pytorch()));
    assertThat(maxPool2d(3))
        .isEqualTo(new MaxPool2d(Size2d.square(3), Size2d.square(3), zero, false));
    assertThat(avgPool2d(3, 2))
        .isEqualTo(new AvgPool2d(new Size2d(3, 2), new Size2d(3, 2), zero, false, true));
    assertThat(leakyRelu()).isEqualTo(new LeakyRelu(0.01));
    assertThat(elu()).isEqualTo(new Elu(1));
    assertThat(groupNorm(2)).isEqualTo(new GroupNorm(2, 1e-5));
    assertThat(batchNorm()).isEqualTo(new BatchNorm(0.1, 1e-5));
    assertThat(residual(relu()).activation()).as("activation of the sum").isNull();
    assertThat(residual(relu()).shortcut()).as("shortcut").isEmpty();
    assertThat(linear(10)).isEqualTo(new Linear(10, true, null, Initializer.pytorch(), null));
  }

  @Test
  void transposedConvolutionsAreCheckedWhenTheyAreMade() {
    assertRefused(() -> convTranspose2d(0, 3), "outChannels must be at least 1, found 0");
    assertRefused(
        () -> convTranspose2d(4, 3).groups(3), "outChannels 4 cannot be split into 3 groups");
    assertRefused(
        () -> convTranspose2d(4, 3).stride(2).outputPadding(2),
        "outputPadding must be below the stride 2 or the dilation 1, found 2");
  }

  @Test
  void slopesEpsilonsAndSizesAreCheckedWhenTheyAreMade() {
    assertRefused(() -> leakyRelu(Double.NaN), "slope must be finite, found NaN");
    assertRefused(() -> elu(Double.POSITIVE_INFINITY), "alpha must be finite, found Infinity");
    assertRefused(() -> new GroupNorm(2, 0), "eps must be above 0, found 0.0");
    assertRefused(() -> groupNorm(0), "groups must be at least 1, found 0");
    assertRefused(() -> adaptiveAvgPool2d(0), "size must be at least 1, found 0");
    assertRefused(() -> dropout2d(1), "dropout's p must be in [0, 1), found 1.0");
  }

  @Test
  void convolutionsAreCheckedWhenTheyAreMade() {
    assertRefused(() -> conv2d(0, 3), "outChannels must be at least 1, found 0");
    assertRefused(() -> conv2d(8, 0), "kernel must be at least 1, found 0");
    assertRefused(() -> conv2d(8, 3, 0), "kernel must be at least 1, found 3x0");
    assertRefused(() -> conv2d(8, 3).stride(0), "stride must be at least 1, found 0");
    assertRefused(() -> conv2d(8, 3).stride(2, 0), "stride must be at least 1, found 2x0");
    assertRefused(() -> conv2d(8, 3).padding(-1), "padding must be at least 0, found -1");
    assertRefused(() -> conv2d(8, 3).dilation(0), "dilation must be at least 1, found 0");
    assertRefused(() -> conv2d(8, 3).groups(0), "groups must be at least 1, found 0");
    assertRefused(() -> conv2d(8, 3).groups(3), "outChannels 8 cannot be split into 3 groups");
  }

  @Test
  void paddingThatKeepsTheSizeIsRefusedBesideAStride() {
    assertRefused(
        () -> conv2d(8, 3).stride(2).withSamePadding(),
        "samePadding goes with stride 1 and padding 0, found stride 2 and padding 0");
    assertRefused(
        () -> conv2d(8, 3).withSamePadding().stride(1, 2),
        "samePadding goes with stride 1 and padding 0, found stride 1x2 and padding 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void batchNormsMomentumIsAShare(double momentum) {
    assertRefused(
        () -> batchNorm().momentum(momentum), "momentum must be in [0, 1], found " + momentum);
  }

  @Test
  void batchNormAndSubsampleAreCheckedWhenTheyAreMade() {
    assertThat(batchNorm().momentum(0).momentum()).isZero();
    assertThat(batchNorm().momentum(1).momentum()).isEqualTo(1);
    assertRefused(() -> batchNorm().eps(0), "eps must be above 0, found 0.0");
    assertRefused(() -> batchNorm().eps(Double.NaN), "eps must be above 0, found NaN");
    assertRefused(() -> subsample(0, 1), "outChannels must be at least 1, found 0");
    assertRefused(() -> subsample(1, 0), "stride must be at least 1, found 0");
  }

  @Test
  void poolsAreCheckedWhenTheyAreMade() {
    assertRefused(() -> maxPool2d(0), "kernel must be at least 1, found 0");
    assertRefused(() -> avgPool2d(2).stride(0), "stride must be at least 1, found 0");
    assertRefused(() -> maxPool2d(2).padding(-1), "padding must be at least 0, found -1");
    assertRefused(
        () -> maxPool2d(3).padding(2),
        "a pooling layer's padding is at most half its kernel 3, found 2");
    assertRefused(
        () -> avgPool2d(4, 3).padding(2),
        "a pooling layer's padding is at most half its kernel 4x3, found 2");
    assertRefused(
        () -> maxPool2d(2).padding(1 << 30),
        "a pooling layer's padding is at most half its kernel 2, found 1073741824");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void dropoutNeedsAProbabilityBelowOne(double p) {
    assertRefused(() -> dropout(p), "dropout's p must be in [0, 1), found " + p);
  }

  @Test
  void linearNeedsAnOutput() {
    assertRefused(() -> linear(0), "outFeatures must be at least 1, found 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void anInitializersScaleIsFiniteAndNotNegative(double scale) {
    assertRefused(
        () -> Initializer.gaussian(scale),
        "an initializer's scale must be finite and at least 0, found " + scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a-b", "é"})
  void aNameIsAPath(String name) {
    assertRefused(
        () -> relu().named(name),
        "a layer's name is a path like layer1.0.conv1 (letters, digits, _ between dots), found '"
            + name
            + "'");
  }

  @Test
  void normalisationNeedsAMeanAndAStdPerChannel() {
    assertThat(Normalization.none(2))
        .isEqualTo(new Normalization(List.of(0.0, 0.0), List.of(1.0, 1.0)));
    assertRefused(
        () -> new Normalization(List.of(0.5), List.of(0.5, 0.5)),
        "mean has 1 channels and std has 2");
    assertRefused(
        () -> new Normalization(List.of(0.5), List.of(0.0)),
        "mean must be finite and std above 0, found mean [0.5] and std [0.0]");
  }

  private static void assertRefused(ThrowingCallable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
