package org.sparkcnn.store;

import java.util.Map;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.Progress;

/**
 * All that a training needs to go on between two rounds as if nothing had happened.
 *
 * @param run whose it is
 * @param finished whether no round follows
 * @param progress how far it has come
 * @param best the best epoch so far on the validation rows
 * @param vectors the numbers that change from round to round, by name; not copied
 */
public record Checkpoint(
    TrainingRun run,
    boolean finished,
    Progress progress,
    BestEpoch best,
    Map<String, float[]> vectors) {}
