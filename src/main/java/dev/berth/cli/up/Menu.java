package dev.berth.cli.up;

import dev.berth.cli.session.Footer;
import dev.berth.cli.session.RawTerminal;
import dev.berth.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;

/// The keys that `up` listens to in the foreground, where somebody can press them.
final class Menu implements AutoCloseable {
  private static final int ESCAPE = 27;

  /// From here on a byte ends a sequence.
  private static final int LAST_OF_SEQUENCE = '@';

  private static final String KEYS = "d: detach   w: watch, or stop watching   Ctrl-C: stop";

  private final Session session;
  private final Runnable detach;
  private final Runnable watch;
  private final RawTerminal terminal = RawTerminal.keys();

  private Menu(Session session, Runnable detach, Runnable watch) {
    this.session = session;
    this.detach = detach;
    this.watch = watch;
  }

  /// Whether there is somebody to press keys and to see what they do.
  static boolean isPossible(Session session) {
    String variable = session.console().variable("COMPOSE_MENU");
    boolean unwanted = "0".equals(variable) || "false".equalsIgnoreCase(variable);
    return session.console().inTerminal() && session.console().outTerminal() && !unwanted;
  }

  /// Listens until closed.
  ///
  /// @param footer shows the keys
  /// @param detach called when the user wants to leave
  /// @param watch called when the user wants to begin or to end watching
  static Menu open(Session session, Footer footer, Runnable detach, Runnable watch) {
    Menu menu = new Menu(session, detach, watch);
    footer.show(KEYS);
    Thread.ofPlatform().daemon().name("menu").start(menu::listen);
    return menu;
  }

  private void listen() {
    try {
      InputStream keys = session.console().in();
      for (int key = keys.read(); key >= 0; key = keys.read()) {
        switch (key) {
          case 'd', 'D' -> detach.run();
          case 'w', 'W' -> watch.run();
          case ESCAPE -> skipSequence(keys);
          default -> {}
        }
      }
    } catch (IOException e) {
      // Nobody presses keys any more; Ctrl-C still stops.
    }
  }

  /// What a terminal answers to a program that asks for its state is no key.
  private static void skipSequence(InputStream keys) throws IOException {
    if (keys.read() == '[') {
      for (int part = keys.read(); part >= 0 && part < LAST_OF_SEQUENCE; ) {
        part = keys.read();
      }
    }
  }

  @Override
  public void close() {
    terminal.close();
  }
}
