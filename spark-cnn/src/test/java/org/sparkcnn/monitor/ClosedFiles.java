package org.sparkcnn.monitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** Like an object store, under the scheme {@code closed}: a file is there when it is closed. */
public final class ClosedFiles extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "closed";
  }

  @Override
  public URI getUri() {
    return URI.create("closed:///");
  }

  @Override
  public void initialize(URI uri, Configuration conf) throws IOException {
    super.initialize(uri, conf);
  }

  @Override
  public FSDataOutputStream create(
      Path f,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return new FSDataOutputStream(
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            try (OutputStream file =
                ClosedFiles.super.create(
                    f, overwrite, bufferSize, replication, blockSize, progress)) {
              writeTo(file);
            }
          }
        },
        null);
  }
}
