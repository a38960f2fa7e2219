package org.sparkcnn.network;

import java.util.List;

/**
 * Branches side by side, each fed with the input; what they give is joined on the channels, in
 * their order (Szegedy et al. 2014). An empty branch hands the input through (Huang et al. 2016).
 *
 * @param branches the layers of each branch, at least two branches
 */
public record Concat(List<List<NamedLayer>> branches) implements Layer {

  /**
   * Checks the names; the branches share one name space.
   *
   * @throws IllegalArgumentException if there are fewer than two branches, a name is used twice or
   *     lies within another, or layers are nested too deep
   */
  public Concat {
    branches = branches.stream().map(List::copyOf).toList();
    if (branches.size() < 2) {
      throw new IllegalArgumentException(
          "a Concat needs at least two branches, found " + branches.size());
    }
    Chain.check(branches.stream().flatMap(List::stream).toList());
  }

  @Override
  public Shape output(Shape input) {
    List<Shape> outputs = branches.stream().map(layers -> Chain.output(input, layers)).toList();
    outputs.forEach(Require::image);
    Shape first = outputs.get(0);
    long channels = 0;
    for (Shape output : outputs) {
      if (output.height() != first.height() || output.width() != first.width()) {
        throw new IllegalArgumentException(
            "the branches give %s, which differ in height or width".formatted(outputs));
      }
      channels += output.channels();
    }
    return Shape.image(Require.size(channels), first.height(), first.width());
  }

  @Override
  public Concat initializer(Initializer start) {
    return new Concat(branches.stream().map(layers -> Chain.initializer(layers, start)).toList());
  }
}
