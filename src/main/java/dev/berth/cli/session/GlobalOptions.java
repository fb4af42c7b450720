package dev.berth.cli.session;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options that stand before the command.
public final class GlobalOptions implements OptionGroup {
  private final Options options = new Options().carryingCommand();

  final Parameter<List<String>> files =
      options.option(
          "-f, --file",
          "FILE",
          Form.texts(),
          "Compose file; - is standard input. Repeatable: later files override.");

  public final Parameter<@Nullable String> projectName =
      options.option("-p, --project-name", "NAME", Form.text(), "Project name.");

  final Parameter<@Nullable String> projectDirectory =
      options.option(
          "--project-directory",
          "DIR",
          Form.text(),
          "Directory that relative paths start from. Default: that of the first Compose file.");

  final Parameter<List<String>> envFiles =
      options.option(
          "--env-file",
          "FILE",
          Form.texts(),
          "File of variables for interpolation instead of .env. Repeatable.");

  final Parameter<List<String>> profiles =
      options.option(
          "--profile", "NAME", Form.texts(), "Profile to enable; * for all. Repeatable.");

  final Parameter<@Nullable String> host =
      options.option(
          "-H, --host",
          "URL",
          Form.text(),
          "Engine to talk to. Default: $DOCKER_HOST, else the local socket.");

  final Parameter<@Nullable String> context =
      options.option(
          "-c, --context",
          "NAME",
          Form.text(),
          "Docker context whose engine to talk to. Default: $DOCKER_CONTEXT, else the current"
              + " one.");

  final Parameter<@Nullable Integer> parallel =
      options.option(
          "--parallel", "N", Form.number(), "Operations at once; -1 for no limit. Default: 16.");

  final Parameter<@Nullable String> progress =
      options.option(
          "--progress",
          "TYPE",
          Form.text(),
          "How progress is shown: auto, tty, plain, json, quiet.");

  final Parameter<@Nullable String> ansi =
      options.option("--ansi", "WHEN", Form.text(), "When to use colour: auto, always, never.");

  public final Parameter<Boolean> compatibility =
      options.flag("--compatibility", "Names containers with _ instead of -.");

  public final Parameter<Boolean> dryRun =
      options.flag("--dry-run", "Shows what would be done, and does nothing of it.");

  final Parameter<Boolean> allResources =
      options.flag("--all-resources", "Includes resources that no service uses.");

  final Parameter<ProblemFormat> problems =
      options.option(
          "--problems",
          "FORMAT",
          Form.word(ProblemFormat.class, ProblemFormat.TEXT),
          "How errors and warnings are told on standard error: text, each when it is found; json or"
              + " sarif, all in one document, along with nothing else. Default: text.");

  public final Parameter<Boolean> strict =
      options.flag(
          "--strict",
          "Takes warnings for errors, and what the engine or swarm ignores: nothing is done then.");

  public final Parameter<Boolean> debug =
      options.flag("--debug", "Shows stack traces of unexpected errors.");

  public final Parameter<Boolean> help = options.flag("-h, --help", "Shows this help.");

  public final Parameter<Boolean> version = options.flag("-v, --version", "Shows the version.");

  /// These options as far as they say what is loaded; how it is shown, and which engine is spoken
  /// to, is as in others.
  public GlobalOptions shownAs(GlobalOptions others) {
    host.set(others.host.get());
    context.set(others.context.get());
    parallel.set(others.parallel.get());
    progress.set(others.progress.get());
    ansi.set(others.ansi.get());
    problems.set(others.problems.get());
    strict.set(strict.get() || others.strict.get());
    debug.set(others.debug.get());
    return this;
  }

  public final Parameter<List<String>> rest =
      options.argument("COMMAND [ARG...]", Form.texts(), "").optional().hidden();

  @Override
  public Options options() {
    return options;
  }
}
