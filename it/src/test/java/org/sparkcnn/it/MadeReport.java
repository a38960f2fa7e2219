package org.sparkcnn.it;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.sparkcnn.monitor.Mistake;
import org.sparkcnn.monitor.ReportContents;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** A report like that of a real training, whose numbers are made up. */
final class MadeReport {
  private static final List<String> CIFAR =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final int EPOCHS = 15;
  private static final int KEPT = 12;

  private MadeReport() {}

  static ReportContents of(int classes) throws IOException {
    Random random = new Random(classes);
    List<String> names =
        classes == CIFAR.size()
            ? CIFAR
            : IntStream.range(0, classes).mapToObj(k -> "species no. " + k).toList();
    Map<String, String> params = new TreeMap<>();
    params.put("batchSize", "64");
    params.put("learningRate", "0.1");
    params.put("optimizer", "sgd");
    return ReportContents.titled("ResNet-20 on %d classes".formatted(classes))
        .model(
            List.of(
                "input    32 × 32 pixels (height × width), RGB, bytes divided by 255",
                "output   %d classes: %s".formatted(classes, String.join(", ", names)),
                "network  272,474 parameters, 81.8 million floating point operations an image",
                "trained  15 epochs on 50,000 images, in bf16; after epoch 12 the loss was 0.2331",
                "from     drawn at random, seed 0"),
            Networks.simpleCnn(Shape.image(3, 32, 32), classes).summary(),
            params)
        .training(epochs(random), KEPT)
        .evaluation(names, confusion(random, classes), mistakes(random, names));
  }

  private static List<EpochRecord> epochs(Random random) {
    return IntStream.rangeClosed(1, EPOCHS)
        .mapToObj(
            e -> {
              double loss = 1.6 * Math.exp(-e / 6.0) + 0.1;
              double validation = loss + 0.02 * e * e / EPOCHS + 0.05 * random.nextDouble();
              return new EpochRecord(
                  e,
                  loss,
                  50_000,
                  7 + random.nextDouble(),
                  0.05 * (1 + Math.cos(Math.PI * e / EPOCHS)),
                  10,
                  new RoundCost(0.2, 6, 0.4, 0.6),
                  List.of(
                      new Metric("loss", validation),
                      new Metric("accuracy", 1 - validation / 2.4),
                      new Metric("f1", 1 - validation / 2.3)));
            })
        .toList();
  }

  private static List<List<Long>> confusion(Random random, int classes) {
    List<List<Long>> rows = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      int label = i;
      rows.add(
          IntStream.range(0, classes)
              .mapToObj(
                  j ->
                      j == label
                          ? 700L + random.nextInt(280)
                          : Math.round(Math.max(0, 300.0 / classes * random.nextGaussian())))
              .toList());
    }
    return rows;
  }

  private static List<Mistake> mistakes(Random random, List<String> names) throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      mistakes.add(
          new Mistake(
              picture(random),
              names.get(i % names.size()),
              names.get((i * 3 + 1) % names.size()),
              0.9999 - 0.01 * i,
              "hdfs://data/test/%s/%04d.png".formatted(names.get(i % names.size()), i)));
    }
    return mistakes;
  }

  private static byte[] picture(Random random) throws IOException {
    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    for (int i = 0; i < 8; i++) {
      brush.setColor(new Color(random.nextInt(1 << 24)));
      brush.fillOval(random.nextInt(32) - 8, random.nextInt(32) - 8, 20, 20);
    }
    brush.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }
}
