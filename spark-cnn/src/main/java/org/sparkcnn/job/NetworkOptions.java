package org.sparkcnn.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.store.NetworkJson;
import picocli.CommandLine.Option;

/** The options of which CNN is trained. */
final class NetworkOptions {
  @Option(names = "--network", paramLabel = "NAME", description = "one of the networks below")
  private String name;

  @Option(
      names = "--network-json",
      paramLabel = "FILE",
      description = "or a network of your own, as JSON; any Hadoop path")
  private String json;

  @Option(
      names = "--input",
      paramLabel = "HxWxC",
      description =
          "size of the images that NAME takes, such as 32x32x3; default: that of the first one")
  private String input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description =
          "outputs of NAME; default: the classes that the labels name, or as many as the highest"
              + " label says")
  private Integer classes;

  /** What is asked for if it is not stated. */
  interface Unstated<T> {
    T get() throws Exception;
  }

  /**
   * Returns the network.
   *
   * @param size of the first image
   * @param outputs of the data
   * @throws IllegalArgumentException if it is not known, or does not fit the size
   */
  Network network(Unstated<Optional<Shape>> size, Unstated<Integer> outputs, Configuration conf)
      throws Exception {
    if ((name == null) == (json == null)) {
      throw new IllegalArgumentException(
          "either --network NAME or --network-json FILE is needed; the names are "
              + String.join(", ", Networks.names()));
    }
    if (json != null) {
      return read(conf);
    }
    if (!Networks.names().contains(name)) {
      throw new IllegalArgumentException(
          "--network: there is no network '%s'; %s"
              .formatted(
                  name,
                  Names.like(
                      name, Networks.names(), "there are " + String.join(", ", Networks.names()))));
    }
    Shape image = input == null ? known(size.get()) : ImageSize.parse(input);
    return Networks.byName(name, image, classes == null ? outputs.get() : classes);
  }

  /** Returns the stated size of images, if it is stated. */
  Optional<Shape> statedSize() {
    return Optional.ofNullable(input).map(ImageSize::parse);
  }

  private static Shape known(Optional<Shape> size) {
    return size.orElseThrow(
        () ->
            new IllegalArgumentException(
                "--input HxWxC is needed: the first image does not say its size"));
  }

  private Network read(Configuration conf) throws IOException {
    Path file = new Path(json);
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      return NetworkJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--network-json %s: %s".formatted(json, e.getMessage()), e);
    }
  }
}
