package org.sparkcnn.natives;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Loads libraries in a thread that no task owns. Spark interrupts the threads of tasks that it
 * kills; the file locks that libraries are unpacked under then fail, and a class whose library
 * could not be loaded stays broken for as long as the executor lives.
 */
final class LoadingThread {
  private LoadingThread() {}

  /** Runs it to its end, even if the calling thread is interrupted, and throws what it throws. */
  static void run(Runnable loading) {
    try {
      CompletableFuture.runAsync(loading, task -> new Thread(task, "spark-cnn-natives").start())
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
