package org.sparkcnn.score;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.runtime.AbstractPartialFunction;

/** Leaves scoring out of queries that use none of its columns, such as a count. */
final class UnusedScores extends Rule<LogicalPlan> {

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof Project project
                && project.child() instanceof ScorePlan score
                && score.keepsRows()
                && project.references().intersect(score.producedAttributes()).isEmpty();
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            ScorePlan score = (ScorePlan) ((Project) node).child();
            return node.withNewChildren(Seqs.of(List.of(score.child())));
          }
        });
  }
}
