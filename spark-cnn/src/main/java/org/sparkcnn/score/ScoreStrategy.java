package org.sparkcnn.score;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;

/** Turns the logical node into the physical one. */
final class ScoreStrategy extends SparkStrategy {
  private static final long serialVersionUID = 1L;

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> planned =
        plan instanceof ScorePlan score
            ? List.of(
                new ScoreExec(
                    score.job(), score.read(), score.appended(), planLater(score.child())))
            : List.of();
    return Seqs.of(planned);
  }
}
