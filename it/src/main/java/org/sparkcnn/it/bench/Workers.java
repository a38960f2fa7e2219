package org.sparkcnn.it.bench;

import picocli.CommandLine.Option;

/** How many cores are used. */
final class Workers {
  @Option(
      names = "--workers",
      converter = Count.class,
      paramLabel = "N",
      description = "of ours, and the threads of other sides; default: as many as cores")
  private Integer count;

  static Workers of(int count) {
    Workers workers = new Workers();
    workers.count = count;
    return workers;
  }

  int count() {
    return count == null ? Runtime.getRuntime().availableProcessors() : count;
  }

  String toArgument() {
    return "--workers=" + count();
  }
}
