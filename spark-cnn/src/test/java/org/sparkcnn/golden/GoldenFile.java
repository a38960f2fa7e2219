package org.sparkcnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.sparkcnn.plan.FineTuning;

/**
 * A fixture as make_golden.py writes it.
 *
 * @param name the file's name
 * @param about what the case is there for
 * @param preset the factory in Networks that makes the same network, or null
 * @param input (C, H, W)
 * @param batch number of examples
 * @param mean subtracted from bytes / 255, by channel
 * @param std divided by then, by channel
 * @param layers in plain form, see {@link GoldenLayers}
 * @param optimizer with all its settings
 * @param loss {@code crossEntropy}, {@code meanSquaredError}, {@code l1} or {@code smoothL1}
 * @param labelSmoothing of cross entropy, or null
 * @param classWeights of cross entropy, one per class, or null
 * @param smoothL1Beta of smooth L1, or null
 * @param clipNorm bound on the gradient's norm, or null
 * @param clipValue bound on the gradient's numbers, or null
 * @param decayBiases false where weight decay spares biases and norms, or null
 * @param frozen patterns of what is not trained, or null
 * @param rateFactors of learning rates by pattern, or null
 * @param statistics which batch norms keep theirs, or null for those that are frozen
 * @param steps of the trajectory, or null for 3
 * @param exampleWeights one per example, or null
 * @param torch the version that computed the values
 * @param labels one class per example, or null
 * @param targets the numbers to give for each example, where there are no labels, or null
 * @param pixels elements of the flat (N, C, H, W), see {@link GoldenParameter#indexes}
 * @param outputs what leaves the last layer at first, a row per example
 * @param losses before each step
 * @param parameters in state_dict order
 */
record GoldenFile(
    String name,
    String about,
    String preset,
    List<Integer> input,
    int batch,
    List<Double> mean,
    List<Double> std,
    List<JsonNode> layers,
    GoldenOptimizer optimizer,
    String loss,
    Double labelSmoothing,
    List<Double> classWeights,
    Double smoothL1Beta,
    Double clipNorm,
    Double clipValue,
    Boolean decayBiases,
    List<String> frozen,
    Map<String, Double> rateFactors,
    FineTuning.Statistics statistics,
    Integer steps,
    List<Float> exampleWeights,
    String torch,
    List<Integer> labels,
    List<List<Float>> targets,
    List<Integer> pixels,
    List<List<Float>> outputs,
    List<Float> losses,
    List<GoldenParameter> parameters) {}
