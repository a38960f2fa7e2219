package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the operating system says of the machine and of this process. */
final class Machine {
  /** The load average of a machine on which something else runs. */
  private static final double BUSY = 0.7;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private Machine() {}

  /** Says so if something else runs. */
  static void warnIfBusy(PrintWriter out) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load > BUSY) {
      out.printf(
          Locale.ROOT, "the machine is busy (load %.1f): the figures will not mean much%n", load);
    }
  }

  /**
   * Returns the largest resident size that this process has had, in MiB.
   *
   * @throws IllegalStateException if the system is not Linux
   */
  static double peakResidentMib() throws IOException {
    if (!Files.exists(STATUS)) {
      throw new IllegalStateException(
          "the peak resident size is in " + STATUS + ", which this system does not have");
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
