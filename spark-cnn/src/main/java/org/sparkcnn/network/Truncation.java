package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts a chain of layers in two. What flows in one line can be cut anywhere: between the layers of
 * a network, and between those of a Sequential. The branches of a Residual or Concat cannot.
 */
final class Truncation {
  private Truncation() {}

  /**
   * Returns the layers up to the one at a path, under the names that they had.
   *
   * @param path names with dots between them, as in PyTorch's state_dict
   * @throws IllegalArgumentException if there is no such layer, or it lies within a branch; the
   *     message has the names that are possible
   */
  static List<NamedLayer> upTo(List<NamedLayer> layers, String path) {
    return upTo(layers, "", path, layers);
  }

  private static List<NamedLayer> upTo(
      List<NamedLayer> layers, String prefix, String path, List<NamedLayer> all) {
    List<NamedLayer> kept = new ArrayList<>();
    for (NamedLayer named : layers) {
      String name = prefix + named.name();
      if (path.equals(name)) {
        kept.add(named);
        return kept;
      }
      if (path.startsWith(name + ".")) {
        if (!(named.layer() instanceof Sequential sequential)) {
          throw new IllegalArgumentException(
              "cannot end at '%s', within layer '%s' (%s): only a Sequential can be cut; possible are %s"
                  .formatted(path, name, named.layer().getClass().getSimpleName(), names(all)));
        }
        kept.add(
            new Sequential(upTo(sequential.layers(), name + ".", path, all)).named(named.name()));
        return kept;
      }
      kept.add(named);
    }
    throw new IllegalArgumentException(
        "there is no layer '%s' to end at; possible are %s".formatted(path, names(all)));
  }

  /**
   * Returns the layers behind the one at a path, under the names that they had: of a Sequential
   * that is cut, a Sequential of the rest.
   *
   * @param path one of {@link #names}
   * @throws IllegalArgumentException if none follows
   */
  static List<NamedLayer> after(List<NamedLayer> layers, String path) {
    List<NamedLayer> rest = rest(layers, path);
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("nothing follows layer '%s'".formatted(path));
    }
    return rest;
  }

  private static List<NamedLayer> rest(List<NamedLayer> layers, String path) {
    int cut = 0;
    while (!(path + ".").startsWith(layers.get(cut).name() + ".")) {
      cut++;
    }
    NamedLayer last = layers.get(cut);
    List<NamedLayer> rest = new ArrayList<>();
    if (!path.equals(last.name())) {
      String within = path.substring(last.name().length() + 1);
      List<NamedLayer> left = rest(((Sequential) last.layer()).layers(), within);
      if (!left.isEmpty()) {
        rest.add(new Sequential(left).named(last.name()));
      }
    }
    rest.addAll(layers.subList(cut + 1, layers.size()));
    return rest;
  }

  /** Returns the paths at which layers can be cut: a Sequential, then the layers in it. */
  static List<String> names(List<NamedLayer> layers) {
    return names(layers, "").toList();
  }

  private static Stream<String> names(List<NamedLayer> layers, String prefix) {
    return layers.stream()
        .flatMap(
            named -> {
              String name = prefix + named.name();
              return named.layer() instanceof Sequential sequential
                  ? Stream.concat(Stream.of(name), names(sequential.layers(), name + "."))
                  : Stream.of(name);
            });
  }
}
