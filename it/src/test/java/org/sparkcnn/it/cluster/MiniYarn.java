package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A YARN of two node managers, in this process; containers are processes of their own. */
final class MiniYarn implements AutoCloseable {
  private static final int NODES = 2;
  private static final int MEGABYTES = 4096;

  private final MiniYARNCluster cluster;
  private final Path settings;

  private MiniYarn(MiniYARNCluster cluster, Path settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /** Starts one; its settings, for {@code HADOOP_CONF_DIR}, are in a new folder below this one. */
  static MiniYarn start(Path folder) throws IOException {
    Configuration conf = new YarnConfiguration();
    conf.set("yarn.scheduler.capacity.root.queues", "default");
    conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
    // The driver of a job in cluster mode is one of its containers.
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
    conf.setInt(YarnConfiguration.NM_PMEM_MB, MEGABYTES);
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, MEGABYTES);
    // A process tree's virtual memory says nothing about a JVM.
    conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    // Nodes with a disk that is nearly full are not used; whose disk this is, is not our affair.
    conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
    MiniYARNCluster cluster = new MiniYARNCluster("spark-cnn", NODES, 1, 1);
    cluster.init(conf);
    cluster.start();
    Path settings = Files.createDirectory(folder.resolve("hadoop-conf"));
    try (Writer out = Files.newBufferedWriter(settings.resolve("yarn-site.xml"))) {
      cluster.getConfig().writeXml(out);
    }
    return new MiniYarn(cluster, settings);
  }

  /** Returns the folder of its settings. */
  Path settings() {
    return settings;
  }

  @Override
  public void close() {
    cluster.stop();
  }
}
