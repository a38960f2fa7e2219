package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files are read or refused, by an exception that names them, and take no more memory than
 * their length explains. The system properties {@code fuzz.first} and {@code fuzz.files} choose the
 * seeds.
 */
class FuzzedPyTorchFilesTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Hadoop and the zip library take some for each file. */
  private static final long MOST_ALLOCATED = 4 << 20;

  private static final List<FuzzedPyTorchFile.Archive> FILES =
      Stream.of(
              "tiny-f32",
              "tiny-bf16",
              "integers",
              "layouts",
              "parameters",
              "checkpoint-2",
              "checkpoint-4",
              "refused/expanded",
              "refused/list",
              "refused/sparse")
          .map(FuzzedPyTorchFile.Archive::of)
          .toList();

  @TempDir private Path folder;
  private int read;
  private int refused;

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    FileSystem local = FileSystem.getLocal(new Configuration(false));
    Path path = folder.resolve("fuzzed.pth");
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(path.toUri());
    long first = Long.getLong("fuzz.first", 0);
    int cases = Integer.getInteger("fuzz.files", 10_000);

    for (long seed = first; seed < first + cases; seed++) {
      byte[] fuzzed = FuzzedPyTorchFile.of(new Random(seed), FILES);
      Files.write(path, fuzzed);
      check(seed, local, file, fuzzed.length);
      Files.delete(path); // a file that is written over goes to the disk at once
    }

    if (cases >= 1000) {
      assertThat(read).as("files of %d that were read", cases).isGreaterThan(cases / 20);
      assertThat(refused).as("files of %d that were refused", cases).isGreaterThan(cases / 2);
    }
  }

  private void check(long seed, FileSystem local, org.apache.hadoop.fs.Path file, long length) {
    Outcome outcome = outcome(seed, local, file, length);
    if (outcome.allocated() > MOST_ALLOCATED) { // the first of its kind loads classes
      outcome = outcome(seed, local, file, length);
    }

    assertThat(outcome.allocated()).as("bytes for seed %d", seed).isLessThan(MOST_ALLOCATED);
    if (outcome.refusal() == null) {
      read++;
    } else {
      refused++;
      assertThat(outcome.refusal()).as("seed %d", seed).startsWith(file + ": ");
      assertThat(outcome.refusal()).as("seed %d", seed).hasSizeLessThan(2000);
      assertThat(outcome.refusal()).as("seed %d", seed).doesNotContain("null");
    }
  }

  /** What becomes of a file: why it is refused, or null; and what that took. */
  private record Outcome(String refusal, long allocated) {}

  private static Outcome outcome(
      long seed, FileSystem local, org.apache.hadoop.fs.Path file, long length) {
    String refusal = null;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      readAll(PyTorchFile.open(local, file), length);
    } catch (IOException e) {
      refusal = e.getMessage();
    } catch (RuntimeException | Error e) {
      fail("seed %d ends in".formatted(seed), e);
    }
    return new Outcome(refusal, THREADS.getCurrentThreadAllocatedBytes() - before);
  }

  private static void readAll(PyTorchFile file, long length) throws IOException {
    List<FloatTensor> targets = new ArrayList<>();
    for (TensorFile.Tensor tensor : file.tensors()) {
      if (Dtype.named(tensor.dtype()).isPresent()) {
        long elements =
            tensor.shape().contains(0L)
                ? 0
                : tensor.shape().stream().reduce(1L, Math::multiplyExact);
        if (elements > length) {
          throw new AssertionError(tensor + " in a file of " + length);
        }
        float[] values = new float[(int) elements];
        targets.add(new FloatTensor(tensor.name(), tensor.shape(), values, 0));
      }
    }
    file.read(targets);
  }
}
