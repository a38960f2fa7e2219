package org.sparkcnn.score;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.AttributeSet$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Scores the rows of its child, partition by partition, in their order. */
public final class ScoreExec extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final ScoringJob job;
  private final Seq<Attribute> read;
  private final Seq<Attribute> appended;
  private final SparkPlan child;

  /** Makes a node; Catalyst calls this too, with what {@link #productElement} gives. */
  public ScoreExec(ScoringJob job, Seq<Attribute> read, Seq<Attribute> appended, SparkPlan child) {
    this.job = job;
    this.read = read;
    this.appended = appended;
    this.child = child;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    Seq<Attribute> output = output();
    int image = indexOf(read.apply(0));
    int path = read.size() > 1 ? indexOf(read.apply(1)) : -1;
    ScoringJob scoring = job;
    FlatMapFunction<Iterator<InternalRow>, InternalRow> score =
        rows -> {
          UnsafeProjection projection =
              UnsafeProjection.create(Seqs.<Expression>widened(output), output);
          PartitionScorer scorer = new PartitionScorer(rows, scoring, image, path);
          return projected(scorer, projection);
        };
    return child.execute().toJavaRDD().mapPartitions(score).rdd();
  }

  /** Rows in the form that Spark's other operators and its shuffles expect. */
  private static Iterator<InternalRow> projected(
      Iterator<InternalRow> rows, UnsafeProjection projection) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return projection.apply(rows.next());
      }
    };
  }

  private int indexOf(Attribute attribute) {
    Seq<Attribute> columns = child.output();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.apply(i).exprId().equals(attribute.exprId())) {
        return i;
      }
    }
    throw new IllegalStateException("no column " + attribute + " in " + columns);
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
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  @Override
  public Seq<SparkPlan> children() {
    return Seqs.of(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new ScoreExec(job, read, appended, children.apply(0));
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
    return other instanceof ScoreExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreExec that
        && productIterator().sameElements(that.productIterator());
  }
}
