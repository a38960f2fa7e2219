package org.sparkcnn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of a process is in memory, its native part included; known on Linux only. */
public final class ResidentSize {
  private ResidentSize() {}

  /** Returns this process's size in kilobytes. */
  public static long kilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the steepness of the line through points (step, size) with the least squares. */
  public static double slope(List<long[]> points) {
    double x = points.stream().mapToLong(p -> p[0]).average().orElseThrow();
    double y = points.stream().mapToLong(p -> p[1]).average().orElseThrow();
    double covariance = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    double variance = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    return covariance / variance;
  }
}
