package org.sparkcnn.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this machine's processor can do. */
public final class Processor {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Intel's and AMD's names of instructions on bfloat16. */
  private static final Pattern BF16 = Pattern.compile("flags\\s*:.*\\b(amx_bf16|avx512_bf16)\\b.*");

  private Processor() {}

  /**
   * Returns whether the processor multiplies in bfloat16. Where it does not, libtorch computes in
   * bfloat16 more slowly than in fp32. Known on Linux only; false elsewhere.
   */
  public static boolean computesInBf16() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return computesInBf16(lines.toList());
    } catch (IOException e) {
      return false;
    }
  }

  static boolean computesInBf16(List<String> cpuInfo) {
    return cpuInfo.stream().anyMatch(line -> BF16.matcher(line).matches());
  }
}
