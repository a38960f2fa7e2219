package org.sparkcnn.network;

import java.util.List;
import java.util.stream.Stream;

/** Puts a layer in another's place, however deep that lies. */
final class Replacement {
  private Replacement() {}

  /**
   * Returns the layers with another one at a path.
   *
   * @param path names with dots between them, as in PyTorch's state_dict
   * @param replacement what goes there, under the name that was there
   * @throws IllegalArgumentException if there is no such layer; the message has those that there
   *     are
   */
  static List<NamedLayer> of(List<NamedLayer> layers, String path, Layer replacement) {
    List<String> names = names(layers, "").toList();
    if (!names.contains(path)) {
      throw new IllegalArgumentException(
          "there is no layer '%s' to replace; there are %s".formatted(path, names));
    }
    return replaced(layers, path, replacement);
  }

  /** Returns the paths of all layers, those within layers behind the ones that hold them. */
  private static Stream<String> names(List<NamedLayer> layers, String prefix) {
    return layers.stream()
        .flatMap(
            named -> {
              String name = prefix + named.name();
              return Stream.concat(
                  Stream.of(name),
                  named.layer().branches().stream().flatMap(branch -> names(branch, name + ".")));
            });
  }

  private static List<NamedLayer> replaced(
      List<NamedLayer> layers, String path, Layer replacement) {
    return layers.stream()
        .map(
            named -> {
              String name = named.name();
              if (path.equals(name)) {
                return replacement.named(name);
              }
              return path.startsWith(name + ".")
                  ? within(named.layer(), path.substring(name.length() + 1), replacement)
                      .named(name)
                  : named;
            })
        .toList();
  }

  /** The branches of a layer share one name space, so that a path leads to one layer. */
  private static Layer within(Layer holder, String path, Layer replacement) {
    if (holder instanceof Sequential sequential) {
      return new Sequential(replaced(sequential.layers(), path, replacement));
    }
    if (holder instanceof Residual residual) {
      return new Residual(
          replaced(residual.body(), path, replacement),
          replaced(residual.shortcut(), path, replacement),
          residual.activation());
    }
    if (holder instanceof Concat concat) {
      return new Concat(
          concat.branches().stream().map(branch -> replaced(branch, path, replacement)).toList());
    }
    throw new IllegalStateException("a layer that holds layers is not known here: " + holder);
  }
}
