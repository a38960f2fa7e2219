package org.sparkcnn.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Residual;
import org.sparkcnn.network.Sequential;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** A whole preset, one batch, and what PyTorch makes of them on a CPU in float32. */
public final class PresetCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LABEL_SALT = 1000;
  private static final int WIDE = 4096;
  private static final int NARROW = 32;

  private final PresetFile file;

  private PresetCase(PresetFile file) {
    this.file = file;
  }

  /** Reads {@code /preset-golden/<name>.json} from the class path. */
  public static PresetCase of(String name) {
    try (InputStream json =
        PresetCase.class.getResourceAsStream("/preset-golden/" + name + ".json")) {
      return new PresetCase(JSON.readValue(json, PresetFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the preset without dropout, and with narrow layers where it has wide ones. */
  public Network network() {
    Network preset = Networks.byName(file.name(), new Shape(file.input()), file.classes());
    return new Network(preset.input(), adapted(preset.layers()));
  }

  private static List<NamedLayer> adapted(List<NamedLayer> layers) {
    return layers.stream().map(named -> adapted(named.layer()).named(named.name())).toList();
  }

  private static Layer adapted(Layer layer) {
    if (layer instanceof Sequential sequential) {
      return new Sequential(adapted(sequential.layers()));
    }
    if (layer instanceof Residual residual) {
      return new Residual(
          adapted(residual.body()), adapted(residual.shortcut()), residual.activation());
    }
    if (layer instanceof Concat concat) {
      return new Concat(concat.branches().stream().map(PresetCase::adapted).toList());
    }
    if (layer instanceof Dropout) {
      return Layers.dropout(0);
    }
    return layer instanceof Linear linear && linear.outFeatures() == WIDE
        ? Layers.linear(NARROW)
        : layer;
  }

  /** Returns the weights that PyTorch had too, a new array each time. */
  public Weights weights() {
    Network network = network();
    ParameterTable table = network.parameterTable();
    Weights weights = new Weights(table, new float[table.length()]);
    List<Parameter> parameters = network.parameters();
    for (int k = 0; k < parameters.size(); k++) {
      ParameterTable.Entry entry = table.entries().get(k);
      int salt = file.seed() + k + 1;
      boolean shifts = table.find(entry.name().replace("bias", "running_mean")).isPresent();
      for (int i = 0; i < entry.length(); i++) {
        weights.values()[entry.offset() + i] = value(parameters.get(k), i, salt, shifts);
      }
    }
    return weights;
  }

  /** The twin of {@code value} in make_preset_golden.py. */
  private float value(Parameter parameter, int index, int salt, boolean besideStatistics) {
    String name = parameter.name();
    if (parameter.kind() == Parameter.Kind.WEIGHT) {
      double bound = file.gain() * Math.sqrt(6.0 / parameter.fanIn());
      return HashFormula.uniform(index, salt, bound);
    }
    if (name.endsWith("running_var")) {
      return 1 + HashFormula.uniform(index, salt, 0.5);
    }
    if (name.endsWith("weight")) {
      return 0.5f + HashFormula.uniform(index, salt, 0.2);
    }
    float small = HashFormula.uniform(index, salt, 0.1);
    if (name.endsWith("bias") && besideStatistics) {
      return (float) file.shift() * (1 - 2 * (index % 2)) + small;
    }
    return small;
  }

  /** Returns the number of examples. */
  public int batch() {
    return file.batch();
  }

  /** Returns the images, (N, H, W, C). */
  public byte[] pixels() {
    return HashFormula.pixels(file.batch(), new Shape(file.input()));
  }

  /** Returns what is done to the bytes, after they are divided by 255. */
  public Normalization normalization() {
    int channels = file.input().get(0);
    Double[] mean = new Double[channels];
    Double[] std = new Double[channels];
    Arrays.fill(mean, 0.5);
    Arrays.fill(std, 0.25);
    return new Normalization(List.of(mean), List.of(std));
  }

  /** Returns an example's class. */
  public int label(int example) {
    return Integer.remainderUnsigned(HashFormula.hash(example, LABEL_SALT), file.classes());
  }

  /** Returns PyTorch's scores, (N, classes). */
  public float[] logits() {
    return GoldenCase.floats(file.logits().stream().flatMap(List::stream).toList());
  }

  /** Returns PyTorch's loss in training. */
  public double loss() {
    return file.loss();
  }

  /** Returns the norms of PyTorch's gradients, a number for each trained parameter in order. */
  public List<Double> gradientNorms() {
    return file.gradients();
  }

  /** Returns the norms of PyTorch's running statistics after one training pass, in order. */
  public List<Double> statisticNorms() {
    return file.statistics();
  }
}
