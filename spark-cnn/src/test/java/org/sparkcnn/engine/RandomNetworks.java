package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.Flatten;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Residual;
import org.sparkcnn.network.Sequential;
import org.sparkcnn.network.Shape;

/**
 * Networks of random layers, composites within composites.
 *
 * @param careless whether layers are put together without looking whether they fit
 */
record RandomNetworks(Dice dice, RandomLayers layers, boolean careless) {
  private static final List<String> KINDS =
      Stream.of(Layer.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  private static final List<String> COMPOSITES = List.of("Concat", "Residual", "Sequential");
  private static final int DEEPEST = 3;

  /** Keeps the cases small. */
  private static final int MOST_ELEMENTS = 3000;

  /** Layers in the making, and what leaves the last one. */
  private static final class Draft {
    final List<NamedLayer> layers = new ArrayList<>();
    Shape shape;

    Draft(Shape input) {
      shape = input;
    }

    void add(Layer layer) {
      layers.add(layer.named("layer" + layers.size()));
      shape = layer.output(shape);
    }

    /** Adds a layer that need not fit. */
    void addUnseen(Layer layer) {
      layers.add(layer.named("layer" + layers.size()));
      try {
        shape = layer.output(shape);
      } catch (IllegalArgumentException e) {
        // The network will say so.
      }
    }

    List<NamedLayer> prefixed(String prefix) {
      return layers.stream().map(named -> named.layer().named(prefix + named.name())).toList();
    }
  }

  /** Returns a network; one in four gives images, the others vectors. */
  Network draw() {
    Draft draft =
        new Draft(Shape.image(dice.setting(1, 8), dice.setting(1, 12), dice.setting(1, 12)));
    Shape input = draft.shape;
    extend(draft, dice.between(1, 6), 0);
    if (draft.shape.isImage() && dice.chance(0.75)) {
      draft.add(Layers.flatten());
      extend(draft, dice.between(0, 2), 0);
      draft.add(Layers.linear(dice.between(1, 7)));
      if (dice.chance(0.2)) {
        extend(draft, 1, 0);
      }
    }
    return new Network(input, draft.layers);
  }

  private void extend(Draft draft, int count, int depth) {
    for (int i = 0; i < count; i++) {
      if (careless) {
        draft.addUnseen(layer(draft.shape, depth));
      } else {
        draft.add(fitting(draft.shape, depth));
      }
    }
  }

  private Layer fitting(Shape input, int depth) {
    for (int tries = 0; tries < 30; tries++) {
      Layer layer = layer(input, depth);
      if (!(layer instanceof Flatten && dice.chance(0.7))) {
        try {
          if (layer.output(input).elements() <= MOST_ELEMENTS) {
            return layer;
          }
        } catch (IllegalArgumentException e) {
          // Another one may fit.
        }
      }
    }
    return Layers.relu();
  }

  private Layer layer(Shape input, int depth) {
    String kind = dice.one(KINDS);
    if (!COMPOSITES.contains(kind)) {
      return layers.draw(kind, input);
    }
    if (depth == DEEPEST) {
      return Layers.relu();
    }
    return switch (kind) {
      case "Concat" -> concat(input, depth + 1);
      case "Residual" -> residual(input, depth + 1);
      default -> new Sequential(branch(input, dice.chance(0.02) ? 0 : 1, depth + 1).layers);
    };
  }

  private Draft branch(Shape input, int fewest, int depth) {
    Draft draft = new Draft(input);
    extend(draft, dice.between(fewest, 3), depth);
    return draft;
  }

  private Residual residual(Shape input, int depth) {
    Draft body = branch(input, 1, depth);
    Draft shortcut = new Draft(input);
    if (!body.shape.equals(input) || dice.chance(0.3)) {
      extend(shortcut, dice.between(0, 1), depth);
      fit(shortcut, body.shape);
    }
    return new Residual(
        body.prefixed("body_"),
        shortcut.prefixed("shortcut_"),
        dice.chance(0.5) ? null : dice.one(List.of(Activation.Function.values())));
  }

  /** Gives a shortcut the body's shape. */
  private void fit(Draft draft, Shape target) {
    if (draft.shape.equals(target) || (draft.shape.isVector() && target.isImage())) {
      return;
    }
    if (target.isVector()) {
      draft.addUnseen(Layers.flatten());
      draft.addUnseen(Layers.linear(target.elements()));
      return;
    }
    if (draft.shape.height() != target.height() || draft.shape.width() != target.width()) {
      draft.addUnseen(Layers.adaptiveAvgPool2d(target.height(), target.width()));
    }
    if (draft.shape.channels() != target.channels()) {
      draft.addUnseen(Layers.conv2d(target.channels(), 1));
    }
  }

  private Concat concat(Shape input, int depth) {
    List<List<NamedLayer>> branches = new ArrayList<>();
    Shape first = null;
    int count = dice.between(2, 3);
    for (int i = 0; i < count; i++) {
      Draft draft = branch(input, 0, depth);
      first = first == null ? draft.shape : first;
      if (first.isImage() && draft.shape.isImage()) {
        fit(draft, Shape.image(draft.shape.channels(), first.height(), first.width()));
      }
      branches.add(draft.prefixed("branch" + i + "_"));
    }
    return new Concat(branches);
  }
}
