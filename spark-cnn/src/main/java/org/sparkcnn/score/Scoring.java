package org.sparkcnn.score;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Appends what a network says of images to DataFrames, lazily. */
public final class Scoring {
  private Scoring() {}

  /**
   * Returns the rows in their order, with further columns. Works on streaming DataFrames too.
   *
   * @param data the rows
   * @param job how they are scored
   * @param columns what the job's writer makes: names, types and metadata
   */
  public static Dataset<Row> append(Dataset<?> data, ScoringJob job, StructType columns) {
    org.apache.spark.sql.classic.Dataset<?> rows = (org.apache.spark.sql.classic.Dataset<?>) data;
    SparkSession session = rows.sparkSession();
    register(session.experimental());
    LogicalPlan child = rows.logicalPlan();
    Seq<Attribute> appended = Seqs.widened(DataTypeUtils$.MODULE$.toAttributes(columns));
    LogicalPlan scored = new ScorePlan(job, read(data.schema(), job, child), appended, child);
    return Dataset$.MODULE$.ofRows(session, renamed(scored, child.output(), appended));
  }

  private static Seq<Attribute> read(StructType schema, ScoringJob job, LogicalPlan child) {
    List<Attribute> read = new ArrayList<>();
    read.add(child.output().apply(schema.fieldIndex(job.column().name())));
    int path = Columns.pathIndex(schema);
    if (path >= 0) {
      read.add(child.output().apply(path));
    }
    return Seqs.of(read);
  }

  /**
   * Catalyst gives the columns of one side new identities when a DataFrame is joined with itself.
   * It knows how to do that for aliases, but not for the node's own columns.
   */
  private static LogicalPlan renamed(
      LogicalPlan scored, Seq<Attribute> kept, Seq<Attribute> appended) {
    List<NamedExpression> columns = new ArrayList<>(CollectionConverters.asJava(kept));
    for (Attribute attribute : CollectionConverters.asJava(appended)) {
      columns.add(
          new Alias(
              attribute,
              attribute.name(),
              NamedExpression$.MODULE$.newExprId(),
              Seqs.of(List.of()),
              Option.empty(),
              Seqs.of(List.of())));
    }
    return new Project(Seqs.of(columns), scored);
  }

  /** The session's planner must know the node; its clones, such as a streaming query's, do too. */
  private static void register(ExperimentalMethods methods) {
    synchronized (methods) {
      List<SparkStrategy> strategies =
          new ArrayList<>(CollectionConverters.asJava(methods.extraStrategies()));
      if (strategies.stream().anyMatch(ScoreStrategy.class::isInstance)) {
        return;
      }
      strategies.add(new ScoreStrategy());
      List<Rule<LogicalPlan>> rules =
          new ArrayList<>(CollectionConverters.asJava(methods.extraOptimizations()));
      rules.add(new UnusedScores());
      methods.extraOptimizations_$eq(Seqs.of(rules));
      methods.extraStrategies_$eq(Seqs.of(strategies));
    }
  }
}
