package org.sparkcnn.it.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A standalone cluster on this machine: one master and two workers of one core each, in processes
 * that do not outlive this one.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WEB = Pattern.compile("MasterWebUI .* started at (http://\\S+)");

  private final Path folder;
  private final Path sparkHome;
  private final Daemon master;
  private final String url;
  private final String web;
  private final List<Machine> machines = new ArrayList<>();

  private StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.sparkHome = SparkHome.create(folder);
    this.master =
        Daemon.start(
            "127.0.0.1",
            Files.createDirectory(folder.resolve("master")),
            sparkHome,
            "org.apache.spark.deploy.master.Master",
            List.of());
    // Where a debugger or a build server kills the tests.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop cluster"));
    this.url = master.awaitLog(URL);
    this.web = master.awaitLog(WEB);
  }

  /** Starts a cluster whose files are all below a folder. */
  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    cluster.addMachine(1);
    cluster.addMachine(1);
    return cluster;
  }

  /** Returns what spark-submit takes as its master. */
  String url() {
    return url;
  }

  /** Returns the machines, in the order that they were added. */
  List<Machine> machines() {
    return List.copyOf(machines);
  }

  /** Starts one more worker, with this many cores. */
  Machine addMachine(int cores) throws IOException, InterruptedException {
    int number = machines.size() + 1;
    Path own = Files.createDirectory(folder.resolve("machine-" + number));
    // All are this host, but Spark takes them for several.
    Machine machine = Machine.start("127.0.0." + number, own, sparkHome, url, cores);
    machines.add(machine);
    return machine;
  }

  /** Returns the identifiers of the applications that have not ended. */
  List<String> applications() throws IOException {
    List<String> ids = new ArrayList<>();
    try (InputStream json = URI.create(web + "/json/").toURL().openStream()) {
      for (JsonNode application : new ObjectMapper().readTree(json).get("activeapps")) {
        ids.add(application.get("id").asText());
      }
    }
    return ids;
  }

  /** Ends an application as the button of the master's web page does. */
  void kill(String application) throws IOException {
    URI page = URI.create(web + "/app/kill/");
    HttpURLConnection request = (HttpURLConnection) page.toURL().openConnection();
    request.setInstanceFollowRedirects(false);
    request.setDoOutput(true);
    try (OutputStream form = request.getOutputStream()) {
      form.write("id=%s&terminate=true".formatted(application).getBytes(UTF_8));
    }
    if (request.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
      throw new IOException("the master answers " + request.getResponseCode() + " to " + page);
    }
  }

  @Override
  public void close() {
    machines.forEach(Machine::close);
    master.close();
  }
}
