package dev.berth.cli.config;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `berth config`.
public final class ConfigCommand implements Command {
  private final Options options =
      new Options("Shows the project as it is understood, or what a target makes of it.");

  private final Parameter<@Nullable String> format =
      options.option(
          "--format", "FORMAT", Form.text(), "yaml or json. Default: yaml; with --target, tables.");

  private final Parameter<Boolean> quiet =
      options.flag("-q, --quiet", "Only tells what is wrong, and what is asked for by name.");

  private final Parameter<@Nullable String> output =
      options.option("-o, --output", "FILE", Form.text(), "Writes to a file.");

  private final ConfigSections sections = options.with(new ConfigSections());

  private final Parameter<Boolean> variables =
      options.flag("--variables", "Shows the variables and their defaults.");

  private final Parameter<@Nullable String> hash =
      options.option(
          "--hash", "SERVICES", Form.text(), "Shows the fingerprints of services, * for all.");

  private final Parameter<@Nullable TargetKind> target =
      options.option(
          "--target",
          "TARGET",
          Form.word(TargetKind.class),
          "Tells which attributes engine or swarm refuses, ignores or emulates, where they stand,"
              + " and what to do instead. With berth --strict each that is refused, or ignored and"
              + " missed, is an error.");

  private final Parameter<Boolean> all =
      options.flag("--all", "With --target: lists what is honoured too.");

  private final Parameter<StageTree.@Nullable Of> stage =
      options.option(
          "--stage",
          "STAGE",
          Form.word(StageTree.Of.class),
          "Shows what a stage of loading leaves: read, interpolated and canonical of each document,"
              + " merged, normalized and complete of the whole.");

  private final ConfigStages stages = options.with(new ConfigStages());

  private final Parameter<Boolean> resolveDigests =
      options.flag(
          "--resolve-image-digests", "Pins images to the digests that their registries tell.");

  private final Parameter<Boolean> lockDigests =
      options.flag(
          "--lock-image-digests",
          "Shows an override file that pins images to digests, and nothing else.");

  private final Parameter<List<String>> names =
      options.argument("SERVICE", Form.texts(), "Only these and what they depend on.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    LoadRequest request =
        Requests.of(session, names.get(), stages(session.globals().compatibility.get()));
    if (target.get() != null) {
      return report(session, request, target.get());
    }
    if (stage.get() != null) {
      return trees(session, request, stage.get());
    }
    write(session, text(session, request));
    return ExitCode.OK;
  }

  private int trees(Session session, LoadRequest request, StageTree.Of wanted) throws IOException {
    StageText text = new StageText(isJson("use yaml or json"));
    try {
      Requests.loader(session, request).trees(request, wanted, text::add);
    } finally {
      write(session, text.text());
    }
    return ExitCode.OK;
  }

  private int report(Session session, LoadRequest request, TargetKind kind) throws IOException {
    LoadedProject project = Requests.loader(session, request).load(request);
    session.problems().warn(project.warnings());
    CompatibilityReport report = Compatibility.of(project, kind);
    boolean json = isJson("use json, or leave --format out for tables");
    write(
        session,
        json ? CompatibilityJson.of(report, all.get()) : CompatibilityText.of(report, all.get()));
    List<Problem> errors = session.globals().strict.get() ? report.errors() : List.of();
    session.problems().tell(errors);
    return errors.isEmpty() ? ExitCode.OK : ExitCode.ERROR;
  }

  private String text(Session session, LoadRequest request) throws InterruptedException {
    ComposeLoader loader = Requests.loader(session, request);
    if (variables.get()) {
      Set<Stage> uninterpolated = EnumSet.complementOf(EnumSet.of(Stage.INTERPOLATE));
      return printer()
          .variables(loader.outline(request.with().stages(uninterpolated).build()).model());
    }
    Optional<ConfigSection> section = sections.chosen();
    boolean whole = section.isEmpty() && hash.get() == null;
    if (stages.noInterpolate.get() && whole) {
      LoadedProject outline = loader.outline(request);
      session.problems().warn(outline.warnings());
      return printer().outline(withDigests(session, outline).model());
    }
    LoadedProject project = loader.load(request);
    session.problems().warn(project.warnings());
    if (section.isPresent()) {
      return lines(section.get().lines(project));
    }
    return hash.get() == null
        ? printer().project(withDigests(session, project))
        : lines(ConfigHashes.lines(project.withDefaultPlatform().model(), hash.get()));
  }

  private Set<Stage> stages(boolean compatibility) {
    Set<Stage> all = stages.stages();
    if (compatibility) {
      all.remove(Stage.NORMALIZE);
    }
    if (hash.get() != null) {
      all.remove(Stage.RESOLVE_ENVIRONMENT);
    }
    return all;
  }

  private LoadedProject withDigests(Session session, LoadedProject project)
      throws InterruptedException {
    if (!resolveDigests.get() && !lockDigests.get()) {
      return project;
    }
    try (Docker docker = Targets.docker(session)) {
      LoadedProject pinned = new ImageDigests(docker, Targets.auth(session)).pin(project);
      return lockDigests.get() ? ImageDigests.lock(pinned) : pinned;
    }
  }

  private ConfigText printer() {
    return new ConfigText(isJson("use yaml or json"));
  }

  private boolean isJson(String help) {
    return switch (format.get()) {
      case "json" -> true;
      case null -> false;
      default -> {
        if (format.get().equals("yaml") && target.get() == null) {
          yield false;
        }
        throw new ProblemsException(
            Problem.error(Code.USAGE, "unknown format \"" + format.get() + "\"").withHelp(help));
      }
    };
  }

  /// Whether a part of the project is asked for, which is printed whatever `--quiet` says.
  private boolean isPart() {
    boolean listed =
        sections.chosen().filter(part -> part != ConfigSection.ENVIRONMENT).isPresent();
    return listed || hash.get() != null || variables.get();
  }

  private static String lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private void write(Session session, String text) throws IOException {
    if (quiet.get() && !isPart()) {
      return;
    }
    if (output.get() != null) {
      Files.writeString(session.console().workingDirectory().resolve(output.get()), text);
    } else {
      session.console().out().print(text);
    }
  }
}
