package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.softmax;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The table that people read. */
@ResourceLock(Resources.LOCALE)
class NetworkSummaryTest {

  @Test
  void simpleCnnPrintsAsATable() {
    assertThat(Networks.simpleCnn(Shape.image(1, 28, 28), 10).summary())
        .isEqualTo(
            """
            layer  kind       output (C, H, W)  parameters  MFLOP
            input             (1, 28, 28)
            0      Conv2d     (32, 28, 28)             320   0.45
            1      relu       (32, 28, 28)               0   0.00
            2      MaxPool2d  (32, 14, 14)               0   0.00
            3      Conv2d     (64, 14, 14)          18,496   7.23
            4      relu       (64, 14, 14)               0   0.00
            5      MaxPool2d  (64, 7, 7)                 0   0.00
            6      Flatten    (3136)                     0   0.00
            7      Linear     (128)                401,536   0.80
            8      relu       (128)                      0   0.00
            9      Linear     (10)                   1,290   0.00
            total                                  421,642   8.48
            """);
  }

  @Test
  void namesAndKindsPrintAsTheyAre() {
    Network network =
        Network.of(
            Shape.image(3, 8, 8),
            conv2d(4, 3).named("layer1.0.conv1"),
            sigmoid().named("act"),
            avgPool2d(2).named("pool"),
            dropout(0.5).named("drop"),
            flatten().named("flat"),
            linear(2).named("fc"),
            softmax().named("prob"));
    assertThat(network.summary())
        .isEqualTo(
            """
            layer           kind       output (C, H, W)  parameters  MFLOP
            input                      (3, 8, 8)
            layer1.0.conv1  Conv2d     (4, 6, 6)                112   0.01
            act             sigmoid    (4, 6, 6)                  0   0.00
            pool            AvgPool2d  (4, 3, 3)                  0   0.00
            drop            Dropout    (4, 3, 3)                  0   0.00
            flat            Flatten    (36)                       0   0.00
            fc              Linear     (2)                       74   0.00
            prob            Softmax    (2)                        0   0.00
            total                                               186   0.01
            """);
  }

  @Test
  void layersWithinALayerFollowItIndentedAndCountOnce() {
    Network network =
        Network.of(
            Shape.image(3, 8, 8),
            conv2d(4, 3).padding(1).withoutBias().named("conv1"),
            sequential(
                    residual(conv2d(8, 3).padding(1).named("conv"), batchNorm().named("bn"))
                        .shortcut(conv2d(8, 1).named("downsample.0"))
                        .activation(relu()),
                    residual(relu()))
                .named("layer1"),
            concat(conv2d(2, 1).named("branch1"), relu().named("branch2")).named("join"));
    assertThat(network.summary())
        .isEqualTo(
            """
            layer             kind            output (C, H, W)  parameters  MFLOP
            input                             (3, 8, 8)
            conv1             Conv2d          (4, 8, 8)                108   0.01
            layer1            Sequential      (8, 8, 8)
              0               Residual, relu  (8, 8, 8)
                conv          Conv2d          (8, 8, 8)                296   0.04
                bn            BatchNorm       (8, 8, 8)                 16   0.00
                downsample.0  Conv2d          (8, 8, 8)                 40   0.00
              1               Residual        (8, 8, 8)
                0             relu            (8, 8, 8)                  0   0.00
            join              Concat          (10, 8, 8)
              branch1         Conv2d          (2, 8, 8)                 18   0.00
              branch2         relu            (8, 8, 8)                  0   0.00
            total                                                      478   0.06
            not trained                                                 16
            """);
  }

  @Test
  void theTableOfADeepNetworkStaysNarrow() {
    Network network = Networks.denseNet121(Shape.image(3, 224, 224), 1000);
    // torchvision states 2.834 billion multiply-adds.
    assertThat(network.summary())
        .startsWith(
            """
            layer             kind               output (C, H, W)  parameters     MFLOP
            input                                (3, 224, 224)
            features          Sequential         (1024, 7, 7)
              conv0           Conv2d             (64, 112, 112)         9,408    236.03
            """)
        .endsWith(
            """
            classifier        Linear             (1000)             1,025,000      2.05
            total                                                   7,978,856  5,668.32
            not trained                                                83,648
            """);
    assertThat(network.summary().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  @Test
  void theTableIsTheSameInEveryLocale() {
    Network network = Networks.leNet(Shape.image(3, 32, 32), 10);
    String expected = network.summary();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(network.summary()).isEqualTo(expected);
      Locale.setDefault(Locale.GERMANY);
      assertThat(network.summary()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
