package org.sparkcnn.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives tests the one cluster that all classes share; it stops after the last of them. */
final class ClusterExtension extends TypeBasedParameterResolver<TrainingCluster> {
  @Override
  public TrainingCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
        .cluster;
  }

  private static final class Shared implements AutoCloseable {
    private final Path folder;
    private final TrainingCluster cluster;

    Shared() {
      try {
        folder = Files.createTempDirectory("spark-cnn-cluster-");
        cluster = TrainingCluster.start(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the cluster started", e);
      }
    }

    @Override
    public void close() {
      cluster.close();
      FileUtil.fullyDelete(folder.toFile());
    }
  }
}
