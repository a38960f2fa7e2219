package org.sparkcnn.monitor;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Writes each state of a bar over the one before, on one line of a terminal. */
final class OneLine implements ProgressBarConsumer {
  /** One column less than the narrowest terminal in use: a full line would begin another. */
  private static final int COLUMNS = 79;

  private final PrintStream out;
  private int written;

  OneLine(PrintStream out) {
    this.out = out;
  }

  @Override
  public int getMaxRenderedLength() {
    return COLUMNS;
  }

  @Override
  public void accept(String line) {
    String blanks = " ".repeat(Math.max(0, written - line.length()));
    written = line.length();
    out.print('\r' + line + blanks);
    out.flush();
  }

  /** Does nothing: the library does not call it for a bar that is closed before it is drawn. */
  @Override
  public void close() {}
}
