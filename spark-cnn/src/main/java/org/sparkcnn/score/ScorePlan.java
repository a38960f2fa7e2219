package org.sparkcnn.score;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.AttributeSet$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.sparkcnn.data.HandleInvalid;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * Scoring as a node of Catalyst's logical plans. A node of its own, and not {@code mapPartitions},
 * because Spark then sees which columns scoring reads: others that a query does not use are pruned
 * from the source, and rows pass without becoming objects.
 */
public final class ScorePlan extends LogicalPlan {
  private static final long serialVersionUID = 1L;

  private final ScoringJob job;
  private final Seq<Attribute> read;
  private final Seq<Attribute> appended;
  private final LogicalPlan child;

  /**
   * Makes a node; Catalyst calls this too, with what {@link #productElement} gives.
   *
   * @param read the image column and, if there is one, the column of its path
   * @param appended the columns that scoring appends
   */
  public ScorePlan(
      ScoringJob job, Seq<Attribute> read, Seq<Attribute> appended, LogicalPlan child) {
    this.job = job;
    this.read = read;
    this.appended = appended;
    this.child = child;
  }

  ScoringJob job() {
    return job;
  }

  Seq<Attribute> read() {
    return read;
  }

  Seq<Attribute> appended() {
    return appended;
  }

  LogicalPlan child() {
    return child;
  }

  /** Returns whether each row of the child gives a row. */
  boolean keepsRows() {
    return job.handleInvalid() != HandleInvalid.SKIP;
  }

  @Override
  public Seq<Attribute> output() {
    return Seqs.joined(child.output(), appended);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AttributeSet$.MODULE$.apply(Seqs.<Expression>widened(appended));
  }

  @Override
  public Seq<LogicalPlan> children() {
    return Seqs.of(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new ScorePlan(job, read, appended, children.apply(0));
  }

  @Override
  public String nodeName() {
    return "CnnScore";
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> job;
      case 1 -> read;
      case 2 -> appended;
      default -> child;
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ScorePlan;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScorePlan that
        && productIterator().sameElements(that.productIterator());
  }
}
