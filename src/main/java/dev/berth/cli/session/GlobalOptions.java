package dev.berth.cli.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that stand before the command.
public final class GlobalOptions {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Compose file; - is standard input. Repeatable: later files override.")
  List<String> files = new ArrayList<>();

  @Option(
      names = {"-p", "--project-name"},
      paramLabel = "NAME",
      description = "Project name.")
  public @Nullable String projectName;

  @Option(
      names = "--project-directory",
      paramLabel = "DIR",
      description =
          "Directory that relative paths start from. Default: that of the first Compose file.")
  @Nullable String projectDirectory;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "File of variables for interpolation instead of .env. Repeatable.")
  List<String> envFiles = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Profile to enable; * for all. Repeatable.")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = {"-H", "--host"},
      paramLabel = "URL",
      description = "Engine to talk to. Default: $DOCKER_HOST, else the local socket.")
  @Nullable String host;

  @Option(
      names = {"-c", "--context"},
      paramLabel = "NAME",
      description =
          "Docker context whose engine to talk to. Default: $DOCKER_CONTEXT, else the current one.")
  @Nullable String context;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Operations at once; -1 for no limit. Default: 16.")
  @Nullable Integer parallel;

  @Option(
      names = "--progress",
      paramLabel = "TYPE",
      description = "How progress is shown: auto, tty, plain, json, quiet.")
  @Nullable String progress;

  @Option(
      names = "--ansi",
      paramLabel = "WHEN",
      description = "When to use colour: auto, always, never.")
  @Nullable String ansi;

  @Option(names = "--compatibility", description = "Names containers with _ instead of -.")
  public boolean compatibility;

  @Option(names = "--dry-run", description = "Shows what would be done, and does nothing of it.")
  public boolean dryRun;

  @Option(names = "--all-resources", description = "Includes resources that no service uses.")
  boolean allResources;

  @Option(
      names = "--problems",
      paramLabel = "FORMAT",
      description =
          "How errors and warnings are told on standard error: text, each when it is found; json or"
              + " sarif, all in one document, along with nothing else. Default: text.")
  ProblemFormat problems = ProblemFormat.TEXT;

  @Option(names = "--strict", description = "Takes warnings for errors.")
  public boolean strict;

  @Option(names = "--debug", description = "Shows stack traces of unexpected errors.")
  public boolean debug;

  @Option(
      names = {"-h", "--help"},
      description = "Shows this help.")
  public boolean help;

  @Option(
      names = {"-v", "--version"},
      description = "Shows the version.")
  public boolean version;

  /// These options as far as they say what is loaded; how it is shown, and which engine is spoken
  /// to, is as in others.
  public GlobalOptions shownAs(GlobalOptions others) {
    host = others.host;
    context = others.context;
    parallel = others.parallel;
    progress = others.progress;
    ansi = others.ansi;
    problems = others.problems;
    strict = strict || others.strict;
    debug = others.debug;
    return this;
  }

  @Parameters(paramLabel = "COMMAND [ARG...]", hidden = true)
  public List<String> rest = new ArrayList<>();
}
