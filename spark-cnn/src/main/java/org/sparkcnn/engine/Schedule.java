package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Network;

/**
 * The order in which a network's layers are computed. It is the network's own but for one change
 * that alters no bit of the result: ReLU runs after the max pooling that follows it, on a fraction
 * of the values (the largest of a window stays the largest).
 */
final class Schedule {

  /**
   * One layer's turn.
   *
   * @param layer what is computed
   * @param firstParameter index of its first parameter in the network's table
   * @param parameters how many it has
   * @param inPlace whether it may overwrite its input
   */
  record Turn(Layer layer, int firstParameter, int parameters, boolean inPlace) {

    /** Returns its share of a list that has an item for each parameter of the network. */
    <T> List<T> own(List<T> all) {
      return all.subList(firstParameter, firstParameter + parameters);
    }

    Tensor forward(Tensor input, List<Tensor> all, GeneratorOptional random) {
      return Kernels.of(layer).forward(layer, input, own(all), new StepContext(random, inPlace));
    }

    String script(String input, List<String> all) {
      return Kernels.of(layer).script(layer, input, own(all));
    }
  }

  private Schedule() {}

  static List<Turn> of(Network network) {
    List<Turn> turns = new ArrayList<>();
    int parameter = 0;
    for (Network.Step step : network.steps()) {
      int own = step.parameters().size();
      turns.add(new Turn(step.layer(), parameter, own, false));
      parameter += own;
    }
    for (int i = 1; i < turns.size(); i++) {
      if (isRelu(turns.get(i - 1).layer()) && turns.get(i).layer() instanceof MaxPool2d) {
        turns.add(i - 1, turns.remove(i));
      }
    }
    for (int i = 1; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      boolean inPlace = turn.layer() instanceof Activation && isFree(turns.get(i - 1).layer());
      turns.set(i, new Turn(turn.layer(), turn.firstParameter(), turn.parameters(), inPlace));
    }
    return List.copyOf(turns);
  }

  private static boolean isRelu(Layer layer) {
    return layer instanceof Activation activation
        && activation.function() == Activation.Function.RELU;
  }

  /** Layers whose backward pass does not look at their own output. */
  private static boolean isFree(Layer layer) {
    return layer instanceof Conv2d || layer instanceof Linear || layer instanceof MaxPool2d;
  }
}
