package org.sparkcnn.ml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;

/**
 * What a saved stage must still be in later versions, apart from its outputs; in terms that do not
 * change when the files' format does.
 *
 * @param uid the stage's
 * @param params those that are set or have a default, by name, as Spark writes their values
 * @param parameters the network's, by name and shape
 * @param weights what {@link Cnns#digest} gives for a model's or an initial model's; else empty
 * @param origin where a model's first weights came from
 * @param modelEpoch the epoch whose weights a model has; 0 for none
 * @param history a model's
 */
record KeptStage(
    String uid,
    Map<String, JsonNode> params,
    Map<String, List<Integer>> parameters,
    String weights,
    String origin,
    int modelEpoch,
    List<KeptEpoch> history) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A network is compared by its parameters and outputs, whatever its JSON looks like. */
  private static final String NETWORK = "network";

  /** An epoch's numbers; the cost has the parts' names. */
  record KeptEpoch(
      int epoch,
      double loss,
      long examples,
      double seconds,
      double learningRate,
      int rounds,
      Map<String, Double> cost,
      Map<String, Double> validation) {

    private static KeptEpoch of(EpochRecord record) {
      Map<String, Double> cost = new TreeMap<>();
      cost.put("broadcast", record.cost().broadcast());
      cost.put("local", record.cost().local());
      cost.put("reduce", record.cost().reduce());
      cost.put("scheduling", record.cost().scheduling());
      Map<String, Double> validation = new TreeMap<>();
      for (Metric metric : record.validation()) {
        validation.put(metric.name(), metric.value());
      }
      return new KeptEpoch(
          record.epoch(),
          record.loss(),
          record.examples(),
          record.seconds(),
          record.learningRate(),
          record.rounds(),
          cost,
          validation);
    }
  }

  static KeptStage of(PipelineStage stage) {
    if (stage instanceof CnnEstimator<?, ?> estimator) {
      Optional<CnnModel<?>> start = estimator.getInitialModel();
      return of(
          stage, estimator.getNetwork(), start.map(Cnns::digest).orElse(""), start.orElse(null));
    }
    if (stage instanceof CnnFeaturizer featurizer) {
      return of(stage, featurizer.network(), Cnns.digest(featurizer.weights()), null);
    }
    CnnModel<?> model = (CnnModel<?>) stage;
    return of(stage, model.network(), Cnns.digest(model), model);
  }

  private static KeptStage of(
      PipelineStage stage, Network network, String weights, CnnModel<?> model) {
    boolean trained = model != null && model.hasSummary();
    return new KeptStage(
        stage.uid(),
        params(stage),
        parameters(network),
        weights,
        model == null ? "" : model.origin(),
        trained ? model.summary().modelEpoch().epoch() : 0,
        trained ? model.history().stream().map(KeptEpoch::of).toList() : List.of());
  }

  private static Map<String, JsonNode> params(PipelineStage stage) {
    Map<String, JsonNode> params = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      if (stage.isDefined(param) && !param.name().equals(NETWORK)) {
        params.put(param.name(), json(stage, param));
      }
    }
    return params;
  }

  private static <T> JsonNode json(PipelineStage stage, Param<T> param) {
    try {
      return JSON.readTree(param.jsonEncode(stage.getOrDefault(param)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Integer>> parameters(Network network) {
    Map<String, List<Integer>> parameters = new LinkedHashMap<>();
    for (ParameterTable.Entry entry : network.parameterTable().entries()) {
      parameters.put(entry.name(), entry.shape().sizes());
    }
    return parameters;
  }
}
