package org.sparkcnn.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A state dict that <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.save.html">torch.save</a> wrote since
 * PyTorch 1.6, {@code .pt} or {@code .pth}: a zip archive with a pickle, {@code NAME/data.pkl}, and
 * the storages of its tensors, {@code NAME/data/KEY}. Nothing in it is executed ({@link
 * PickleReader}).
 */
final class PyTorchFile implements TensorFile {
  private static final String PICKLE = "data.pkl";

  /** A tensor takes about 200 bytes; this would name 80,000 of them. */
  private static final int LONGEST_PICKLE = 16 << 20;

  private final FileSystem system;
  private final Path file;
  private final String folder;
  private final ByteOrder order;
  private final Map<String, PyTorchTensor> tensors;

  private PyTorchFile(FileSystem system, Path file, StoredZip zip) throws IOException {
    this.system = system;
    this.file = file;
    folder = folder(zip);
    order = order(zip);
    byte[] pickle = zip.bytes(folder + PICKLE, LONGEST_PICKLE);
    try {
      tensors = SavedStateDict.tensors(PickleReader.read(pickle));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PICKLE + ": " + e.getMessage(), e);
    }
    for (String name : tensors.keySet()) {
      check(name, zip);
    }
  }

  /**
   * Reads the list of a file's tensors.
   *
   * @throws IOException if the file cannot be read, is damaged, or holds anything but tensors,
   *     containers, strings and numbers; the file and what was found are named
   */
  static PyTorchFile open(FileSystem system, Path file) throws IOException {
    try (StoredZip zip = StoredZip.open(system, file)) {
      return new PyTorchFile(system, file, zip);
    } catch (IOException | IllegalArgumentException e) {
      throw explained(file, e);
    }
  }

  @Override
  public List<Tensor> tensors() {
    return tensors.entrySet().stream()
        .map(
            entry -> new Tensor(entry.getKey(), entry.getValue().dtype(), entry.getValue().shape()))
        .toList();
  }

  @Override
  public void read(List<FloatTensor> targets) throws IOException {
    Map<String, FloatTensor> wanted =
        targets.stream().collect(Collectors.toMap(FloatTensor::name, Function.identity()));
    targets.forEach(this::checkTarget);
    try (StoredZip zip = StoredZip.open(system, file)) {
      // In the file's order, so that it is read from front to back.
      for (String name : tensors.keySet()) {
        if (wanted.containsKey(name)) {
          check(name, zip); // it may have changed
          read(name, zip, wanted.get(name));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw explained(file, e);
    }
  }

  private void checkTarget(FloatTensor target) {
    PyTorchTensor tensor = tensors.get(target.name());
    if (tensor == null
        || !tensor.shape().equals(target.shape())
        || Dtype.named(tensor.dtype()).isEmpty()) {
      throw new IllegalArgumentException(
          "%s: cannot read '%s' of %s: it is not there, or other"
              .formatted(file, target.name(), target.shape()));
    }
  }

  private void read(String name, StoredZip zip, FloatTensor target) throws IOException {
    PyTorchTensor tensor = tensors.get(name);
    Dtype dtype = Dtype.named(tensor.dtype()).orElseThrow();
    try {
      new TensorView(tensor, dtype, zip.start(entry(tensor)), order).read(zip, target);
    } catch (IllegalArgumentException e) {
      throw in(name, e);
    }
  }

  private void check(String name, StoredZip zip) {
    PyTorchTensor tensor = tensors.get(name);
    try {
      tensor.check(zip.size(entry(tensor)));
    } catch (IllegalArgumentException e) {
      throw in(name, e);
    }
  }

  private String entry(PyTorchTensor tensor) {
    return folder + "data/" + tensor.storage().key();
  }

  /** Returns what all names begin with: PyTorch takes the file's name when it was written. */
  private static String folder(StoredZip zip) {
    List<String> pickles =
        zip.names().stream().filter(name -> name.matches("[^/]*/data\\.pkl")).toList();
    if (pickles.size() != 1) {
      throw new IllegalArgumentException(
          "expected one entry NAME/%s, as torch.save writes, found %d"
              .formatted(PICKLE, pickles.size()));
    }
    String pickle = pickles.get(0);
    String folder = pickle.substring(0, pickle.length() - PICKLE.length());
    if (zip.names().contains(folder + "constants.pkl")
        || zip.names().stream().anyMatch(name -> name.startsWith(folder + "code/"))) {
      throw new IllegalArgumentException(
          "is a TorchScript file, which holds code; save the model's state_dict() instead");
    }
    return folder;
  }

  /** Files of before PyTorch 2.1 do not say, and are little endian. */
  private ByteOrder order(StoredZip zip) throws IOException {
    String entry = folder + "byteorder";
    if (!zip.names().contains(entry)) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String order = new String(zip.bytes(entry, 64), StandardCharsets.UTF_8);
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw new IllegalArgumentException(
              "byteorder: expected little or big, found " + Unread.shown(order));
    };
  }

  private static IllegalArgumentException in(String name, IllegalArgumentException e) {
    return new IllegalArgumentException(
        "'%s': %s".formatted(Unread.shown(name), e.getMessage()), e);
  }

  private static IOException explained(Path file, Exception e) {
    String what = e instanceof EOFException ? "the file is cut short" : e.getMessage();
    return new IOException("%s: %s".formatted(file, what), e);
  }
}
