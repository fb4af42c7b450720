package dev.berth.cli.config;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Requests;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.LoadedProject;
import dev.berth.compose.Stage;
import dev.berth.compose.StageTree;
import dev.berth.compose.compatibility.Compatibility;
import dev.berth.compose.compatibility.CompatibilityReport;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.docker.Docker;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth config`.
@picocli.CommandLine.Command(
    name = "config",
    description = "Shows the project as it is understood, or what a target makes of it.")
public final class ConfigCommand implements Command {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "yaml or json. Default: yaml; with --target, tables.")
  @Nullable String format;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only tells what is wrong.")
  boolean quiet;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes to a file.")
  @Nullable String output;

  @Mixin ConfigSections sections = new ConfigSections();

  @Option(names = "--variables", description = "Shows the variables and their defaults.")
  boolean variables;

  @Option(
      names = "--hash",
      paramLabel = "SERVICES",
      description = "Shows the fingerprints of services, * for all.")
  @Nullable String hash;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "Tells which attributes engine or swarm refuses, ignores or emulates, where they stand,"
              + " and what to do instead. With berth --strict the exit code is 1 if any is refused"
              + " or ignored.")
  @Nullable TargetKind target;

  @Option(names = "--all", description = "With --target: lists what is honoured too.")
  boolean all;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "Shows what a stage of loading leaves: read, interpolated and canonical of each document,"
              + " merged, normalized and complete of the whole.")
  StageTree.@Nullable Of stage;

  @Mixin ConfigStages stages = new ConfigStages();

  @Option(
      names = "--resolve-image-digests",
      description = "Pins images to the digests that their registries tell.")
  boolean resolveDigests;

  @Option(
      names = "--lock-image-digests",
      description = "Shows an override file that pins images to digests, and nothing else.")
  boolean lockDigests;

  @Parameters(paramLabel = "SERVICE", description = "Only these and what they depend on.")
  List<String> names = new ArrayList<>();

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    LoadRequest request = Requests.of(session, names, stages(session.globals().compatibility));
    if (target != null) {
      return report(session, request, target);
    }
    if (stage != null) {
      return trees(session, request, stage);
    }
    write(session, text(session, request));
    return ExitCode.OK;
  }

  private int trees(Session session, LoadRequest request, StageTree.Of wanted) throws IOException {
    StageText text = new StageText(isJson("use yaml or json"));
    try {
      Requests.loader(request).trees(request, wanted, text::add);
    } finally {
      write(session, text.text());
    }
    return ExitCode.OK;
  }

  private int report(Session session, LoadRequest request, TargetKind kind) throws IOException {
    LoadedProject project = Requests.loader(request).load(request);
    session.problems().warn(project.warnings());
    CompatibilityReport report = Compatibility.of(project, kind);
    boolean json = isJson("use json, or leave --format out for tables");
    write(session, json ? CompatibilityJson.of(report, all) : CompatibilityText.of(report, all));
    return session.globals().strict && !report.isComplete() ? ExitCode.ERROR : ExitCode.OK;
  }

  private String text(Session session, LoadRequest request) throws InterruptedException {
    ComposeLoader loader = Requests.loader(request);
    if (variables) {
      Set<Stage> uninterpolated = EnumSet.complementOf(EnumSet.of(Stage.INTERPOLATE));
      return printer()
          .variables(loader.outline(request.with().stages(uninterpolated).build()).model());
    }
    Optional<ConfigSection> section = sections.chosen();
    boolean whole = section.isEmpty() && hash == null;
    if (stages.noInterpolate && whole) {
      LoadedProject outline = loader.outline(request);
      session.problems().warn(outline.warnings());
      return printer().outline(withDigests(session, outline).model());
    }
    LoadedProject project = loader.load(request);
    session.problems().warn(project.warnings());
    if (section.isPresent()) {
      return lines(section.get().lines(project));
    }
    return hash == null
        ? printer().project(withDigests(session, project))
        : lines(ConfigHashes.lines(project.model(), hash));
  }

  private Set<Stage> stages(boolean compatibility) {
    Set<Stage> all = stages.stages();
    if (compatibility) {
      all.remove(Stage.NORMALIZE);
    }
    if (hash != null) {
      all.remove(Stage.RESOLVE_ENVIRONMENT);
    }
    return all;
  }

  private LoadedProject withDigests(Session session, LoadedProject project)
      throws InterruptedException {
    if (!resolveDigests && !lockDigests) {
      return project;
    }
    try (Docker docker = Targets.docker(session)) {
      LoadedProject pinned = new ImageDigests(docker, Targets.auth(session)).pin(project);
      return lockDigests ? ImageDigests.lock(pinned) : pinned;
    }
  }

  private ConfigText printer() {
    return new ConfigText(isJson("use yaml or json"));
  }

  private boolean isJson(String help) {
    return switch (format) {
      case "json" -> true;
      case null -> false;
      default -> {
        if (format.equals("yaml") && target == null) {
          yield false;
        }
        throw new ProblemsException(
            Problem.error(Code.USAGE, "unknown format \"" + format + "\"").withHelp(help));
      }
    };
  }

  private static String lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private void write(Session session, String text) throws IOException {
    if (quiet) {
      return;
    }
    if (output != null) {
      Files.writeString(session.console().workingDirectory().resolve(output), text);
    } else {
      session.console().out().print(text);
    }
  }
}
