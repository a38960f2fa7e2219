package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;

/** An HDFS of one name node and one data node, in this process. */
final class MiniHdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;
  private final DistributedFileSystem files;

  private MiniHdfs(MiniDFSCluster cluster, DistributedFileSystem files) {
    this.cluster = cluster;
    this.files = files;
  }

  /** Starts one whose blocks are in a folder. */
  static MiniHdfs start(Path folder) throws IOException {
    Configuration conf = new HdfsConfiguration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    cluster.waitActive();
    return new MiniHdfs(cluster, cluster.getFileSystem());
  }

  /** Returns the address of a file: {@code hdfs://localhost:…/name}. */
  String address(String name) {
    return files.makeQualified(new org.apache.hadoop.fs.Path("/" + name)).toString();
  }

  /** Copies a local file or folder. */
  void put(Path local, String name) throws IOException {
    files.copyFromLocalFile(
        new org.apache.hadoop.fs.Path(local.toUri()), new org.apache.hadoop.fs.Path(address(name)));
  }

  /** Returns a file's bytes. */
  byte[] read(String name) throws IOException {
    try (InputStream in = files.open(new org.apache.hadoop.fs.Path(address(name)))) {
      return in.readAllBytes();
    }
  }

  /** Leaves no room for another block in a folder; what is there stays. */
  void fill(String name) throws IOException {
    files.setQuota(new org.apache.hadoop.fs.Path(address(name)), HdfsConstants.QUOTA_DONT_SET, 1);
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}
