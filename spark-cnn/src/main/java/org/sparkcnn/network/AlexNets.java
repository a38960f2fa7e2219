package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sequential;

/** AlexNet in the form for one device (Krizhevsky 2014) as in torchvision. */
final class AlexNets {
  private AlexNets() {}

  static Network of(Shape input, int classes) {
    return Network.of(
        input,
        sequential(
                conv2d(64, 11).stride(4).padding(2),
                relu(),
                maxPool2d(3).stride(2),
                conv2d(192, 5).padding(2),
                relu(),
                maxPool2d(3).stride(2),
                conv2d(384, 3).padding(1),
                relu(),
                conv2d(256, 3).padding(1),
                relu(),
                conv2d(256, 3).padding(1),
                relu(),
                maxPool2d(3).stride(2))
            .named("features"),
        adaptiveAvgPool2d(6).named("avgpool"),
        flatten().named("flatten"),
        sequential(
                dropout(0.5),
                linear(4096),
                relu(),
                dropout(0.5),
                linear(4096),
                relu(),
                linear(classes))
            .named("classifier"));
  }
}
