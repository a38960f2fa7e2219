package org.sparkcnn.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of /proc/cpuinfo, shortened. */
class ProcessorTest {

  @Test
  void intelsAmxComputesInBf16() {
    assertThat(
            Processor.computesInBf16(
                List.of(
                    "model name\t: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz",
                    "flags\t\t: fpu vme avx512f avx512_fp16 amx_tile amx_bf16 amx_int8")))
        .isTrue();
  }

  @Test
  void amdsAvx512ComputesInBf16() {
    assertThat(
            Processor.computesInBf16(
                List.of(
                    "model name\t: AMD EPYC 9B14",
                    "flags\t\t: fpu vme avx2 avx512f avx512_bf16 avx512vbmi clzero")))
        .isTrue();
  }

  @Test
  void avx512AloneDoesNot() {
    assertThat(
            Processor.computesInBf16(
                List.of(
                    "model name\t: Intel(R) Xeon(R) CPU @ 2.00GHz",
                    "flags\t\t: fpu vme avx2 avx512f avx512dq avx512cd avx512bw avx512vl avx512_vnni",
                    "bugs\t\t: spectre_v1 mds")))
        .isFalse();
  }

  @Test
  void theFlagsOfArmAreNotTaken() {
    // libtorch is not published for Linux on ARM; its bf16 is another instruction.
    assertThat(Processor.computesInBf16(List.of("Features\t: fp asimd sve bf16 i8mm"))).isFalse();
    assertThat(Processor.computesInBf16(List.of())).isFalse();
  }
}
