package org.sparkcnn.it.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sparkcnn.it.Build;
import org.sparkcnn.it.Job;
import org.sparkcnn.it.SparkSubmit;

/** A master or a worker of a standalone cluster, in a process of its own. */
final class Daemon implements AutoCloseable {
  private static final int POLL_MILLIS = 20;
  private static final int POLLS = 3000;

  private final Process process;
  private final Path log;

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a main class with ports that are free.
   *
   * @param address to listen on
   * @param folder its own: its log, and the scratch folders of a worker's executors
   */
  static Daemon start(
      String address, Path folder, Path sparkHome, String main, List<String> arguments)
      throws IOException {
    Path log = Files.createTempFile(folder, "log", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Build.ROOT.resolve("conf/java17.options"));
    command.addAll(SparkSubmit.SHORT_LIVED);
    command.add("-Xmx256m");
    command.add("-Djava.io.tmpdir=" + folder);
    command.add(
        "-Dlog4j2.configurationFile=" + Daemon.class.getResource("daemon-log4j2.properties"));
    command.addAll(List.of("-cp", sparkHome.resolve("jars") + "/*", main));
    command.addAll(List.of("--host", address, "--port", "0", "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Job.forgetSettings(builder);
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // as spark-class does
    builder.environment().put("SPARK_LOCAL_IP", address);
    builder.environment().put("SPARK_LOCAL_DIRS", folder.toString());
    return new Daemon(builder.start(), log);
  }

  /** Waits until a line of the log matches, and returns the pattern's first group. */
  String awaitLog(Pattern pattern) throws IOException, InterruptedException {
    for (int i = 0; i < POLLS && process.isAlive(); i++) {
      Matcher matcher = pattern.matcher(Files.readString(log, UTF_8));
      if (matcher.find()) {
        return matcher.group(1);
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IOException(
        "'%s' is not in the log:%n%s".formatted(pattern, Files.readString(log, UTF_8)));
  }

  /** Returns the processes that it started: a worker's executors. */
  Stream<ProcessHandle> children() {
    return process.children();
  }

  /** Kills the process and none of its children. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills the process and its children, as if their machine were gone. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
