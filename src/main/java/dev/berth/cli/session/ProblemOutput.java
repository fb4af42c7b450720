package dev.berth.cli.session;

import dev.berth.plan.Sensitive;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.report.JsonText;
import dev.berth.report.ProblemJson;
import dev.berth.report.ProblemReport;
import dev.berth.report.ProblemSarif;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Tells the problems of a call on standard error: at once, as text or among the lines of JSON that
/// tell how it goes, or as one document at the end.
public final class ProblemOutput {
  private final Console console;
  private final GlobalOptions globals;
  private final List<Problem> kept;
  private Supplier<Sensitive> secrets = () -> Sensitive.DEFAULT;

  public ProblemOutput(Console console, GlobalOptions globals) {
    this(console, globals, new ArrayList<>());
  }

  private ProblemOutput(Console console, GlobalOptions globals, List<Problem> kept) {
    this.console = console;
    this.globals = globals;
    this.kept = kept;
  }

  /// Tells the problems of the same call elsewhere.
  ProblemOutput in(Console other) {
    ProblemOutput same = new ProblemOutput(other, globals, kept);
    same.hide(this::sensitive);
    return same;
  }

  /// Tells nothing of this from now on.
  ///
  /// @param found finds out what is secret; asked when it first matters, and only once
  void hide(Supplier<Sensitive> found) {
    secrets =
        () -> {
          Sensitive known = found.get();
          secrets = () -> known;
          return known;
        };
  }

  /// What is secret.
  public Sensitive sensitive() {
    return secrets.get();
  }

  /// A text for people without secrets.
  public String masked(String text) {
    return text.isEmpty() ? text : sensitive().masked(text);
  }

  /// Tells problems that do not end the command, or that end it in order.
  public void tell(List<Problem> problems) {
    if (globals.problems.get().isDocument()) {
      problems.forEach(problem -> kept.add(problem.rewritten(this::masked)));
    } else if (Output.inJsonLines(console, globals)) {
      problems.forEach(
          problem -> console.err().println(ProblemJson.line(problem.rewritten(this::masked))));
      console.err().flush();
    } else {
      console.err().print(masked(ProblemReport.text(problems)));
      console.err().flush();
    }
  }

  /// Tells warnings; with `--strict` they are errors. That `version` is obsolete never is.
  ///
  /// @throws ProblemsException with `--strict`, if there are any that count
  public void warn(List<Problem> warnings) {
    if (!globals.strict.get() || warnings.stream().noneMatch(ProblemOutput::counts)) {
      tell(warnings);
      return;
    }
    throw new ProblemsException(
        warnings.stream().map(warning -> counts(warning) ? warning.asError() : warning).toList());
  }

  private static boolean counts(Problem warning) {
    return warning.code() != Code.OBSOLETE_VERSION;
  }

  /// Tells people what is no problem. Programs do not read it.
  public void note(String line) {
    if (!globals.problems.get().isDocument()) {
      console
          .err()
          .println(
              Output.inJsonLines(console, globals)
                  ? new JsonText().open().field("text", line).close()
                  : line);
      console.err().flush();
    }
  }

  /// Ends the document, if there is to be one.
  public void finish() {
    switch (globals.problems.get()) {
      case TEXT -> {}
      case JSON -> console.err().print(ProblemJson.text(kept));
      case SARIF -> console.err().print(ProblemSarif.text(kept, Version.number()));
    }
    console.err().flush();
  }
}
