package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An executor's process. */
record Executor(ProcessHandle process) {
  private static final int PATIENCE_SECONDS = 60;

  /** Stops it where it is; it keeps its memory, its sockets and its task. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Kills it with SIGKILL, whatever it is doing. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits for its end, for a minute. */
  void awaitEnd() throws InterruptedException {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("executor " + process.pid() + " does not end", e);
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("no " + name + " for process " + process.pid());
    }
  }
}
