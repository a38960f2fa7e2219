package org.sparkcnn.train;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.sparkcnn.engine.ScoringSession;

/** Scoring sessions that last as long as a task, which may compute many shards with its own. */
final class TaskSessions {
  private static final Map<Long, ScoringSession> SESSIONS = new ConcurrentHashMap<>();

  private TaskSessions() {}

  /** Returns the task's session, opened when it is first asked for. */
  static ScoringSession of(TaskContext task, Supplier<ScoringSession> opener) {
    return SESSIONS.computeIfAbsent(
        task.taskAttemptId(),
        id -> {
          ScoringSession session = opener.get();
          task.addTaskCompletionListener(
              ended -> {
                SESSIONS.remove(id);
                session.close();
              });
          return session;
        });
  }
}
