package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A worker of the cluster with its executors and their folders: what a machine would hold. */
final class Machine implements AutoCloseable {
  private static final Pattern REGISTERED =
      Pattern.compile("Successfully registered with (master)");
  private static final int POLL_MILLIS = 20;
  private static final int POLLS = 3000;

  private final String address;
  private final Path folder;
  private final Path sparkHome;
  private final List<String> arguments;
  private Path scratch;
  private Daemon worker;

  private Machine(String address, Path folder, Path sparkHome, List<String> arguments) {
    this.address = address;
    this.folder = folder;
    this.sparkHome = sparkHome;
    this.arguments = arguments;
  }

  /** Starts a worker and waits until it is registered. */
  static Machine start(String address, Path folder, Path sparkHome, String master, int cores)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "--cores",
            Integer.toString(cores),
            "--memory",
            "1536m",
            "--work-dir",
            folder.resolve("work").toString(),
            master);
    Machine machine = new Machine(address, folder, sparkHome, arguments);
    machine.startWorker();
    return machine;
  }

  /** Starts the worker, anew after it was killed, and waits until it is registered. */
  void startWorker() throws IOException, InterruptedException {
    // A worker does not look for what one that was killed has left.
    scratch = Files.createTempDirectory(folder, "scratch-");
    worker =
        Daemon.start(
            address, scratch, sparkHome, "org.apache.spark.deploy.worker.Worker", arguments);
    worker.awaitLog(REGISTERED);
  }

  /** Kills the worker's process and none of its executors. */
  void killWorker() throws InterruptedException {
    worker.kill();
  }

  /** Returns the executors that run now. */
  List<Executor> executors() {
    return worker.children().filter(child -> isExecutor(child.info())).map(Executor::new).toList();
  }

  private static boolean isExecutor(ProcessHandle.Info info) {
    return info.commandLine().orElse("").contains("CoarseGrainedExecutorBackend");
  }

  /** Waits until there is an executor and returns it. */
  Executor awaitExecutor() throws InterruptedException {
    for (int i = 0; i < POLLS; i++) {
      List<Executor> executors = executors();
      if (!executors.isEmpty()) {
        return executors.get(0);
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IllegalStateException("no executor on " + folder);
  }

  /** Returns how many executors were ever started here. */
  int executorsStarted() throws IOException {
    // work/<application>/<executor>
    try (Stream<Path> files = Files.walk(folder.resolve("work"), 2)) {
      return (int) files.filter(file -> file.getFileName().toString().matches("\\d+")).count();
    }
  }

  /** Returns the folders that native libraries are unpacked into now. */
  List<Path> nativesFolders() throws IOException {
    return Folders.named(scratch, "spark-cnn-natives-");
  }

  /** Waits until the executors and their scratch folders, with all in them, are gone. */
  void awaitNothingLeft() throws IOException, InterruptedException {
    for (int i = 0; i < POLLS; i++) {
      if (executors().isEmpty() && scratchFolders().isEmpty()) {
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IllegalStateException("left behind: %s, %s".formatted(executors(), scratchFolders()));
  }

  private List<Path> scratchFolders() throws IOException {
    return Folders.named(scratch, "executor-");
  }

  /** Kills the worker and its executors, as if the machine had lost its power. */
  @Override
  public void close() {
    worker.close();
  }
}
