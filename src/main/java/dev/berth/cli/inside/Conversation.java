package dev.berth.cli.inside;

import dev.berth.cli.session.RawTerminal;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Signals;
import dev.berth.cli.session.TerminalWindow;
import dev.berth.docker.DockerException;
import dev.berth.docker.Duplex;
import dev.berth.docker.OutputFrames;
import dev.berth.report.TerminalProgress.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connects the streams of a process in a container with those of the caller until the process ends
/// or the user leaves it.
final class Conversation {
  private static final int BUFFER = 8192;

  private final Session session;
  private final Duplex duplex;
  private final boolean tty;
  private volatile boolean left;

  /// @param tty whether the process has a terminal
  Conversation(Session session, Duplex duplex, boolean tty) {
    this.session = session;
    this.duplex = duplex;
    this.tty = tty;
  }

  /// Talks.
  ///
  /// @param stdin whether standard input is passed on
  /// @param keys what leaves the process alone; absent if nothing does
  /// @param resize told the size of the caller's terminal, at first and when it changes
  /// @return false if the user left before the process ended
  boolean run(boolean stdin, @Nullable DetachKeys keys, Consumer<Window> resize) {
    boolean raw = tty && stdin && session.console().inTerminal();
    try (RawTerminal _ = raw ? RawTerminal.begin() : null;
        Signals _ =
            tty ? Signals.on("WINCH", () -> resize.accept(TerminalWindow.current())) : null) {
      if (tty) {
        resize.accept(TerminalWindow.current());
      }
      if (stdin) {
        Thread.ofPlatform().daemon().name("stdin").start(() -> passOn(raw ? keys : null));
      }
      read();
    }
    return !left;
  }

  private void passOn(@Nullable DetachKeys keys) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = session.console().in().read(buffer);
          n >= 0;
          n = session.console().in().read(buffer)) {
        byte[] passed = keys == null ? buffer : keys.pass(buffer, n);
        duplex.write(passed, 0, keys == null ? n : passed.length);
        if (keys != null && keys.complete()) {
          left = true;
          duplex.close();
          return;
        }
      }
      duplex.endInput();
    } catch (IOException e) {
      // The process does not read any more; its output tells how it ended.
    }
  }

  private void read() {
    try (OutputFrames frames = duplex.output(tty)) {
      for (Optional<OutputFrames.Frame> frame = frames.next();
          frame.isPresent();
          frame = frames.next()) {
        PrintStream stream =
            frame.get().error() ? session.console().err() : session.console().out();
        stream.write(frame.get().bytes(), 0, frame.get().bytes().length);
        stream.flush();
      }
    } catch (DockerException e) {
      if (!left) {
        throw e;
      }
    }
  }
}
