package org.sparkcnn.score;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sparkcnn.engine.ScoringSession;

/**
 * The scoring sessions of this process, shared by its tasks. A session that no task uses is kept
 * for a while, since the next wave of tasks is likely to want it, and then closed.
 */
final class SharedSessions {
  private static final long IDLE_SECONDS = 60;
  private static final SharedSessions OF_THIS_PROCESS = new SharedSessions(IDLE_SECONDS);

  private final long idleMillis;
  private final Map<String, Shared> sessions = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "spark-cnn-idle-sessions");
            thread.setDaemon(true);
            return thread;
          });

  SharedSessions(double idleSeconds) {
    this.idleMillis = Math.round(idleSeconds * 1000);
  }

  static SharedSessions ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** A session, the number of tasks that use it, and its end if there are none. */
  private static final class Shared {
    final ScoringSession session;
    int users;
    Future<?> closing;

    Shared(ScoringSession session) {
      this.session = session;
    }
  }

  /** A task's hold on a session; closing it twice does nothing. */
  final class Lease implements AutoCloseable {
    private final String key;
    private final Shared shared;
    private boolean returned;

    private Lease(String key, Shared shared) {
      this.key = key;
      this.shared = shared;
    }

    ScoringSession session() {
      return shared.session;
    }

    @Override
    public void close() {
      synchronized (SharedSessions.this) {
        if (!returned) {
          returned = true;
          shared.users--;
          if (shared.users == 0) {
            shared.closing =
                timer.schedule(() -> closeIfIdle(key, shared), idleMillis, TimeUnit.MILLISECONDS);
          }
        }
      }
    }
  }

  /** Returns a hold on the model's session, which is built for the first task that asks. */
  synchronized Lease lease(ScoringModel model) {
    Shared shared = sessions.computeIfAbsent(model.key(), key -> new Shared(model.open()));
    shared.users++;
    if (shared.closing != null) {
      shared.closing.cancel(false);
    }
    return new Lease(model.key(), shared);
  }

  private synchronized void closeIfIdle(String key, Shared shared) {
    if (shared.users == 0 && sessions.remove(key, shared)) {
      shared.session.close();
    }
  }

  synchronized int open() {
    return sessions.size();
  }

  synchronized int leases() {
    return sessions.values().stream().mapToInt(shared -> shared.users).sum();
  }
}
