package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Tensors in several files and the <a
 * href="https://huggingface.co/docs/transformers/big_models#sharded-checkpoints">index</a> that
 * says which of them has which tensor: {@code {"weight_map": {"conv1.weight":
 * "model-00001-of-00002.safetensors", ...}}}.
 */
final class ShardedTensorFile implements TensorFile {
  static final String WEIGHT_MAP = "weight_map";

  /** An entry takes about 100 bytes; an index of this size would name 160,000 tensors. */
  private static final long LONGEST_INDEX = 16 << 20;

  /** What cannot lead out of the index's folder on any file system. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[^\\p{Cntrl}/\\\\:]{1,255}");

  private static final Set<String> FOLDERS = Set.of(".", "..");

  private final Map<String, TensorFile> shards;
  private final Map<String, String> weightMap;

  private ShardedTensorFile(Map<String, TensorFile> shards, Map<String, String> weightMap) {
    this.shards = shards;
    this.weightMap = weightMap;
  }

  /** Opens a shard. */
  interface Opener {
    TensorFile open(FileSystem system, Path file) throws IOException;
  }

  /**
   * Reads an index and opens its shards.
   *
   * @throws IOException naming the file and the tensor, if the index is not well formed, names a
   *     file outside its own folder or a missing one, or has not exactly its shards' tensors
   */
  static ShardedTensorFile open(FileSystem system, Path index, Opener opener) throws IOException {
    Map<String, String> weightMap =
        JsonFile.read(system, index, LONGEST_INDEX, ShardedTensorFile::weightMap);
    Map<String, Set<String>> expected = new TreeMap<>();
    weightMap.forEach(
        (name, shard) -> expected.computeIfAbsent(shard, key -> new LinkedHashSet<>()).add(name));
    Map<String, TensorFile> shards = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> shard : expected.entrySet()) {
      Path file = new Path(index.getParent(), shard.getKey());
      if (!system.exists(file)) {
        throw new FileNotFoundException(
            "%s: %s is missing, which has '%s'"
                .formatted(index, file, shard.getValue().iterator().next()));
      }
      TensorFile opened = opener.open(system, file);
      checkHolds(index, file, shard.getValue(), opened.tensors());
      shards.put(shard.getKey(), opened);
    }
    return new ShardedTensorFile(shards, weightMap);
  }

  private static Map<String, String> weightMap(String json) {
    ObjectNode root = Json.parse(json);
    Json.checkPresent(root, List.of(WEIGHT_MAP));
    try {
      Map<String, String> shards = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : Json.asObject(root.get(WEIGHT_MAP)).properties()) {
        shards.put(entry.getKey(), shard(entry));
      }
      return shards;
    } catch (IllegalArgumentException e) {
      throw Json.at(WEIGHT_MAP, e);
    }
  }

  private static String shard(Map.Entry<String, JsonNode> entry) {
    try {
      String shard = Values.TEXT.read(entry.getValue());
      if (!PLAIN_NAME.matcher(shard).matches() || FOLDERS.contains(shard)) {
        throw Json.unexpected("the name of a file beside the index", entry.getValue());
      }
      return shard;
    } catch (IllegalArgumentException e) {
      throw Json.at("'" + entry.getKey() + "'", e);
    }
  }

  private static void checkHolds(Path index, Path file, Set<String> expected, List<Tensor> found)
      throws IOException {
    Set<String> missing = new LinkedHashSet<>(expected);
    for (Tensor tensor : found) {
      if (!missing.remove(tensor.name())) {
        throw new IOException(
            "%s: '%s' is in %s, where the index does not have it"
                .formatted(index, tensor.name(), file));
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "%s: '%s' is not in %s, where the index has it"
              .formatted(index, missing.iterator().next(), file));
    }
  }

  @Override
  public List<Tensor> tensors() {
    return shards.values().stream().flatMap(shard -> shard.tensors().stream()).toList();
  }

  @Override
  public void read(List<FloatTensor> targets) throws IOException {
    Map<String, List<FloatTensor>> byShard = new LinkedHashMap<>();
    for (FloatTensor target : targets) {
      byShard.computeIfAbsent(weightMap.get(target.name()), key -> new ArrayList<>()).add(target);
    }
    for (Map.Entry<String, List<FloatTensor>> shard : byShard.entrySet()) {
      shards.get(shard.getKey()).read(shard.getValue());
    }
  }
}
