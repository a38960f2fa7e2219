package org.sparkcnn.monitor;

import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Writes {@code epoch 3/10 [=====> ] 50 % loss 0.0421 8,699 images/s 4 s left}, and once the bar is
 * full, how long it took. The library's own renderer measures text with jline, which Spark has as a
 * distribution but not as a dependency.
 */
final class BarRenderer implements ProgressBarRenderer {
  private static final int CELLS = 20;
  private static final int FEWEST_CELLS = 5;

  private final Supplier<TimeLeft> left;

  /**
   * Makes a renderer of one bar.
   *
   * @param left asked in whatever thread draws
   */
  BarRenderer(Supplier<TimeLeft> left) {
    this.left = left;
  }

  @Override
  public String render(ProgressState progress, int maxLength) {
    double done = progress.getNormalizedProgress();
    String begin = progress.getTaskName() + " [";
    String end =
        "] %3d %%  %s  %s"
            .formatted((int) (100 * done), progress.getExtraMessage(), time(progress));
    int room = maxLength - begin.length() - end.length();
    String line = begin + bar(done, Math.max(FEWEST_CELLS, Math.min(CELLS, room))) + end;
    return line.substring(0, Math.min(line.length(), maxLength));
  }

  private String time(ProgressState progress) {
    String elapsed = Figures.seconds(progress.getElapsedAfterStart().toMillis() / 1e3);
    return progress.getNormalizedProgress() < 1 ? left.get().text().orElse(elapsed) : elapsed;
  }

  private static String bar(double done, int cells) {
    int full = (int) (cells * done);
    String head = full < cells ? ">" : "";
    return "=".repeat(full) + head + " ".repeat(cells - full - head.length());
  }
}
