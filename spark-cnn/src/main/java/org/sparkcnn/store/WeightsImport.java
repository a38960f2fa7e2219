package org.sparkcnn.store;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/**
 * How a network's parameters are taken from a file, by name and shape, as PyTorch's <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.load_state_dict">load_state_dict</a>
 * does. Values of any type are converted to float. Names that end in {@code num_batches_tracked},
 * which PyTorch's batch norm counts in, are ignored.
 *
 * @param prefix taken off the names that begin with it, such as {@code module.}, as <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.nn.modules.utils.consume_prefix_in_state_dict_if_present.html">consume_prefix_in_state_dict_if_present</a>
 *     does; empty by default
 * @param strict whether the file must have every parameter in its shape, and nothing else; if not,
 *     what does not fit is left out. True by default
 * @param fresh parameters that keep their start, such as those of a new head; what the file has
 *     under their names is ignored whatever its shape. None by default
 */
public record WeightsImport(String prefix, boolean strict, LayerPatterns fresh)
    implements Serializable {

  /** Returns an import of files that have exactly a network's parameters. */
  public static WeightsImport exact() {
    return new WeightsImport("", true, LayerPatterns.of());
  }

  /** Returns this with a prefix to take off, such as {@code module.}. */
  public WeightsImport prefix(String prefix) {
    return new WeightsImport(prefix, strict, fresh);
  }

  /** Returns this with what does not fit left out. */
  public WeightsImport lenient() {
    return new WeightsImport(prefix, false, fresh);
  }

  /** Returns this with other parameters that keep their start. */
  public WeightsImport fresh(LayerPatterns fresh) {
    return new WeightsImport(prefix, strict, fresh);
  }

  /**
   * Reads weights.
   *
   * @param start what parameters have that are not taken from the file; is not changed
   * @throws MisfitException if this is strict and anything does not fit, or if nothing fits at all;
   *     the message names the file and lists what does not fit
   * @throws IOException if the file cannot be read, or if two of its names become one without the
   *     prefix; the message names the file
   */
  public ImportedWeights read(StateDict file, Weights start) throws IOException {
    return read(file, start.table(), () -> start.values().clone());
  }

  /**
   * Reads weights.
   *
   * @param start makes the vector that the values go to, once they are known to fit
   */
  ImportedWeights read(StateDict file, ParameterTable expected, Supplier<float[]> start)
      throws IOException {
    ParameterMatch match;
    try {
      match = ParameterMatch.of(file.tensors().tensors(), expected, this);
    } catch (ParameterMatch.Refusal e) {
      throw new MisfitException("%s: %s".formatted(file.origin(), e.getMessage()), e.misfits(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file.origin(), e.getMessage()), e);
    }
    float[] values = start.get();
    file.tensors().read(match.targets(values));
    return new ImportedWeights(
        new Weights(expected, values), match.loaded(), match.fresh(), match.misfits());
  }
}
