package org.sparkcnn.ml;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.engine.TorchScriptModel;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.store.ModelDescription;
import org.sparkcnn.store.NewFile;

/** Puts a model's TorchScript on a Hadoop file system: under another name until it is whole. */
final class TorchScriptFile {
  private TorchScriptFile() {}

  static void write(CnnClassificationModel model, boolean bytes, String path, Configuration conf)
      throws IOException {
    Path target = new Path(path);
    FileSystem files = target.getFileSystem(conf);
    NewFile.checkAbsent(files, target);
    java.nio.file.Path local = Files.createTempFile("spark-cnn-", ".pt");
    try {
      Network network = model.network();
      Normalization normalization = model.normalization(network.input().channels());
      PixelType pixels = bytes ? PixelType.UINT8 : PixelType.FLOAT32;
      ModelDescription description =
          new ModelDescription(
              network.input(), pixels, normalization, List.of(model.getClassNames()));
      TorchScriptModel.save(
          network,
          model.weights(),
          normalization,
          pixels,
          Map.of("model.json", description.toJson()),
          local);
      NewFile.write(files, target, out -> Files.copy(local, out));
    } finally {
      Files.deleteIfExists(local);
    }
  }
}
