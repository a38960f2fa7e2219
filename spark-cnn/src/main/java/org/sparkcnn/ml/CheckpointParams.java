package org.sparkcnn.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasCheckpointParams}. */
public final class CheckpointParams implements Serializable {
  final Param<String> checkpointDir;
  final IntParam checkpointInterval;
  final IntParam keepCheckpoints;

  CheckpointParams(Params owner) {
    checkpointDir =
        ParamFactory.text(
            owner,
            "checkpointDir",
            "folder, on any Hadoop file system, of checkpoints, from which the next fit goes on if"
                + " this one is cut off; for one training at a time; unset: none");
    checkpointInterval =
        ParamFactory.intAtLeast(
            owner,
            "checkpointInterval",
            1,
            "rounds between two checkpoints; one more is written at the end");
    keepCheckpoints =
        ParamFactory.intAtLeast(
            owner, "keepCheckpoints", 1, "checkpoints that stay; older ones are deleted");
    owner.setDefault(checkpointInterval, 10);
    owner.setDefault(keepCheckpoints, 2);
  }
}
