package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Weights;

/**
 * How weights are written for others to read: as <a
 * href="https://huggingface.co/docs/safetensors">safetensors</a>, with PyTorch's names and shapes,
 * for {@code safetensors.torch.load_file}.
 *
 * @param dtype what values are rounded to as PyTorch does, to the nearest and of two equally near
 *     ones to the even one: {@code f64}, {@code f32} (the default, which keeps every bit), {@code
 *     f16}, in which what is beyond 65504 becomes infinite, or {@code bf16}
 * @param shardBytes bytes of values that a file has at most, unless one tensor alone is larger; 0,
 *     the default, for a single file
 */
public record WeightsExport(String dtype, long shardBytes) {
  private static final String EXTENSION = ".safetensors";
  private static final Map<String, Dtype> DTYPES =
      new TreeMap<>(
          Map.of("f64", Dtype.F64, "f32", Dtype.F32, "f16", Dtype.F16, "bf16", Dtype.BF16));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the dtype is another, or the bytes are negative
   */
  public WeightsExport {
    if (!DTYPES.containsKey(dtype)) {
      throw new IllegalArgumentException(
          "dtype: expected one of %s, found '%s'".formatted(DTYPES.keySet(), dtype));
    }
    if (shardBytes < 0) {
      throw new IllegalArgumentException(
          "shardBytes: expected at least 0, found %d".formatted(shardBytes));
    }
  }

  /** Returns an export into a single file that keeps every bit. */
  public static WeightsExport exact() {
    return new WeightsExport("f32", 0);
  }

  /** Returns this with another type: {@code f64}, {@code f32}, {@code f16} or {@code bf16}. */
  public WeightsExport dtype(String dtype) {
    return new WeightsExport(dtype, shardBytes);
  }

  /** Returns this with so many bytes a file at most, from 1 on, or 0 for a single file. */
  public WeightsExport shardBytes(long shardBytes) {
    return new WeightsExport(dtype, shardBytes);
  }

  /**
   * Writes weights. With shards, {@code model.safetensors} stands for {@code
   * model-00001-of-00002.safetensors} and so on, and {@code model.safetensors.index.json}, which is
   * written last. Every file has another name until it is whole.
   *
   * @param conf says how to reach its file system
   * @return the file to open: the one given, or the index
   * @throws IOException if a file exists already, or the file system refuses
   */
  public Path write(Weights weights, Path file, Configuration conf) throws IOException {
    FileSystem system = file.getFileSystem(conf);
    List<FloatTensor> tensors = WeightsFile.tensors(weights);
    if (shardBytes == 0) {
      write(system, file, tensors);
      return file;
    }
    return writeShards(system, file, shards(tensors));
  }

  private void write(FileSystem system, Path file, List<FloatTensor> tensors) throws IOException {
    NewFile.write(
        system,
        file,
        out -> Safetensors.write(tensors, DTYPES.get(dtype), out, WeightsFile.METADATA));
  }

  private Path writeShards(FileSystem system, Path file, List<List<FloatTensor>> shards)
      throws IOException {
    String name = file.getName();
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    Path index = new Path(file.getParent(), stem + EXTENSION + ".index.json");
    NewFile.checkAbsent(system, index);
    ObjectNode root = Json.object();
    root.putObject("metadata")
        .put("total_size", shards.stream().flatMap(List::stream).mapToLong(this::bytes).sum());
    ObjectNode weightMap = root.putObject(ShardedTensorFile.WEIGHT_MAP);
    for (int i = 0; i < shards.size(); i++) {
      String shard =
          String.format(Locale.ROOT, "%s-%05d-of-%05d%s", stem, i + 1, shards.size(), EXTENSION);
      write(system, new Path(file.getParent(), shard), shards.get(i));
      shards.get(i).forEach(tensor -> weightMap.put(tensor.name(), shard));
    }
    NewFile.write(system, index, MarkedFolder.text(JsonText.of(root))::write);
    return index;
  }

  private List<List<FloatTensor>> shards(List<FloatTensor> tensors) {
    List<List<FloatTensor>> shards = new ArrayList<>();
    long room = 0;
    for (FloatTensor tensor : tensors) {
      if (shards.isEmpty() || bytes(tensor) > room) {
        shards.add(new ArrayList<>());
        room = shardBytes;
      }
      shards.get(shards.size() - 1).add(tensor);
      room -= bytes(tensor);
    }
    return shards;
  }

  private long bytes(FloatTensor tensor) {
    return (long) tensor.length() * DTYPES.get(dtype).bytes();
  }
}
