package dev.berth.cli.session;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.JsonProgress;
import dev.berth.report.PlainProgress;
import dev.berth.report.Progress;
import dev.berth.report.Style;
import dev.berth.report.TerminalProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/// How things are shown: with colour or without, live or line by line.
public final class Output {
  private static final String PROGRESS = "COMPOSE_PROGRESS";
  private static final Set<String> TYPES = Set.of("auto", "tty", "plain", "json", "quiet");

  private Output() {}

  /// Whether results get colour.
  public static Style results(Session session) {
    return style(session, session.console().outTerminal());
  }

  /// Whether everything else gets colour.
  static Style messages(Session session) {
    return style(session, session.console().errTerminal());
  }

  private static Style style(Session session, boolean terminal) {
    String when = choice(session.console(), session.globals().ansi.get(), "COMPOSE_ANSI");
    return switch (when) {
      case "always" -> Style.COLOUR;
      case "never" -> Style.PLAIN;
      case "auto" ->
          terminal && session.console().variable("NO_COLOR") == null ? Style.COLOUR : Style.PLAIN;
      default -> throw unknown("--ansi", when, "auto, always or never");
    };
  }

  /// Whether everything on standard error is a line of JSON.
  static boolean inJsonLines(Console console, GlobalOptions globals) {
    return "json".equals(choice(console, globals.progress.get(), PROGRESS));
  }

  /// Makes sure that progress can be shown as it is asked for.
  ///
  /// @throws ProblemsException if there is no such way
  public static void check(Session session) {
    String type = choice(session.console(), session.globals().progress.get(), PROGRESS);
    if (!TYPES.contains(type)) {
      throw unknown("--progress", type, "auto, tty, plain, json or quiet");
    }
  }

  /// Shows the progress of a run on standard error, or on standard output if
  /// `COMPOSE_STATUS_STDOUT` says so.
  static Progress progress(Session session) {
    return progress(session, choice(session.console(), session.globals().progress.get(), PROGRESS));
  }

  /// As [#progress(Session)], where others write to the same terminal meanwhile: what is redrawn
  /// would take their lines away.
  static Progress progressAmongOthers(Session session) {
    String type = choice(session.console(), session.globals().progress.get(), PROGRESS);
    boolean redraws = type.equals("tty") || (type.equals("auto") && isTerminal(session.console()));
    return progress(session, redraws ? "plain" : type);
  }

  private static Progress progress(Session session, String type) {
    Console console = session.console();
    Progress progress =
        switch (type) {
          case "auto" ->
              session.globals().problems.get().isDocument()
                  ? Progress.quiet()
                  : isTerminal(console) ? live(session) : plain(session);
          case "tty" -> live(session);
          case "plain" -> plain(session);
          case "json" -> new JsonProgress(stream(console));
          case "quiet" -> Progress.quiet();
          default -> throw new IllegalArgumentException(type);
        };
    return new MaskedProgress(progress, session.problems()::masked);
  }

  private static Progress live(Session session) {
    return new TerminalProgress(
        stream(session.console()),
        style(session, isTerminal(session.console())),
        TerminalWindow::current);
  }

  private static Progress plain(Session session) {
    return new PlainProgress(
        stream(session.console()), style(session, isTerminal(session.console())));
  }

  private static boolean onOutput(Console console) {
    String said = console.variable("COMPOSE_STATUS_STDOUT");
    return said != null && Set.of("1", "true").contains(said.toLowerCase(Locale.ROOT));
  }

  private static PrintStream stream(Console console) {
    return onOutput(console) ? console.out() : console.err();
  }

  private static boolean isTerminal(Console console) {
    return onOutput(console) ? console.outTerminal() : console.errTerminal();
  }

  private static String choice(
      Console console, @org.jspecify.annotations.Nullable String option, String variable) {
    String said = option == null ? console.variable(variable) : option;
    return said == null || said.isEmpty() ? "auto" : said;
  }

  private static ProblemsException unknown(String option, String value, String known) {
    return new ProblemsException(
        Problem.error(Code.USAGE, option + ": unknown value \"" + value + "\"")
            .withHelp("use " + known));
  }
}
