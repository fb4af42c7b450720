package dev.berth.cli.swarm;

import dev.berth.cli.session.Session;
import java.io.PrintStream;

/// What is said about an unlock key.
final class UnlockKeyText {
  private UnlockKeyText() {}

  static void print(Session session, String key) {
    PrintStream out = session.console().out();
    out.println("To unlock a manager after it has restarted, run \"berth swarm unlock\" there");
    out.println("and give it this key:");
    out.println();
    out.println("    " + key);
    out.println();
    out.println("Keep it in a safe place: without it a manager that restarts is lost.");
  }
}
