package org.sparkcnn.train;

import org.sparkcnn.plan.Progress;

/**
 * A training between two rounds: with the data and the plan it says all that comes after.
 *
 * @param progress how far it has come
 * @param state the {@link StateVector} that the next round begins with
 * @param outerMomentum of the {@link OuterStep}
 * @param best the best epoch so far on the validation rows, and its weights
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunState(Progress progress, float[] state, float[] outerMomentum, BestSoFar best) {}
