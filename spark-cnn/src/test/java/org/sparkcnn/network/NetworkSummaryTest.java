package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
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
