package org.sparkcnn.golden;

import java.util.List;

/**
 * A fixture as make_preset_golden.py writes it.
 *
 * @param name as Networks.byName takes it, and the file's
 * @param input (C, H, W)
 * @param batch number of examples
 * @param classes scores per example
 * @param gain multiplies the bounds of filters and matrices
 * @param shift of batch norm, up in even channels and down in odd ones
 * @param seed added to the weights' salts
 * @param torch the version that computed the values
 * @param logits of the batch as it is scored, a row per example
 * @param loss of the batch in training
 * @param gradients norms in state_dict order
 * @param statistics norms of the buffers after one training pass, in state_dict order
 */
record PresetFile(
    String name,
    List<Integer> input,
    int batch,
    int classes,
    double gain,
    double shift,
    int seed,
    String torch,
    List<List<Float>> logits,
    double loss,
    List<Double> gradients,
    List<Double> statistics) {}
