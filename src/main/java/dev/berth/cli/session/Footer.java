package dev.berth.cli.session;

import java.io.OutputStream;
import java.io.PrintStream;

/// A line of a terminal that stays below everything that is written there.
///
/// It is wiped out before anything is written, and drawn again once that has ended its line. So it
/// needs no part of the screen of its own, and leaves nothing behind that a terminal would have to
/// be set back from.
public final class Footer implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private final Console console;
  private String text = "";
  private boolean isDrawn;
  private boolean lineEnded = true;

  /// Nothing is shown yet.
  ///
  /// @param outer where results go to the terminal
  public Footer(Console outer) {
    this.terminal = outer.out();
    this.console =
        outer.with(above(outer.out()), outer.errTerminal() ? above(outer.err()) : outer.err());
  }

  /// Where everything has to be written that the line is to stay below of.
  public Console console() {
    return console;
  }

  /// Shows a line, in the place of the one before.
  public synchronized void show(String line) {
    erase();
    text = line;
    draw();
  }

  /// Shows none from now on.
  @Override
  public synchronized void close() {
    erase();
    text = "";
  }

  private PrintStream above(PrintStream stream) {
    return new PrintStream(new Above(stream), false, stream.charset());
  }

  private synchronized void write(PrintStream stream, byte[] bytes, int offset, int length) {
    if (length > 0) {
      erase();
      stream.write(bytes, offset, length);
      stream.flush();
      lineEnded = bytes[offset + length - 1] == '\n';
      draw();
    }
  }

  private void erase() {
    if (isDrawn) {
      terminal.print(ERASE);
      terminal.flush();
      isDrawn = false;
    }
  }

  private void draw() {
    if (lineEnded && !text.isEmpty()) {
      terminal.print(text.substring(0, Math.min(text.length(), room())));
      terminal.flush();
      isDrawn = true;
    }
  }

  /// A line that filled the last column would move on to the next one.
  private static int room() {
    return TerminalWindow.current().columns() - 1;
  }

  private final class Above extends OutputStream {
    private final PrintStream stream;

    Above(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int single) {
      Footer.this.write(stream, new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Footer.this.write(stream, bytes, offset, length);
    }
  }
}
