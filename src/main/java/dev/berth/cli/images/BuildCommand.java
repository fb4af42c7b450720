package dev.berth.cli.images;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Named;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.compose.shortform.SizeText;
import dev.berth.docker.Buildx;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.engine.BakeFile;
import dev.berth.engine.Builder;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `berth build`.
public final class BuildCommand implements Command {
  private final Options options = new Options("Builds the images of the project.");
  private final BuildChanges changes = options.with(new BuildChanges());

  private final Parameter<@Nullable String> builderName =
      options.option("--builder", "NAME", Form.text(), "Builder of docker-buildx to use.");

  private final Parameter<Boolean> check =
      options.flag("--check", "Check the Dockerfiles, and build nothing.");

  private final Parameter<@Nullable String> memory =
      options.option(
          "-m, --memory",
          "SIZE",
          Form.text(),
          "Memory that a step may use; without effect with BuildKit.");

  private final Parameter<Boolean> print =
      options.flag("--print", "Print the builds as a bake file, and build nothing.");

  private final Parameter<Boolean> push =
      options.flag("--push", "Send the images to their registries afterwards.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Show no progress.");

  private final Parameter<Boolean> dependencies =
      options.flag("--with-dependencies", "Also what the services depend on.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws InterruptedException {
    ProjectFile projectFile = new Projects(session).load(services.get());
    Project project = projectFile.project();
    List<String> names = Named.of(project, services.get(), dependencies.get());
    Project changed = changes.apply(project, session.console());
    if (print.get()) {
      JsonNode file = bakeFile(changed, names);
      if (!file.path("target").isEmpty()) {
        session.console().out().println(Json.pretty(file));
      }
      return ExitCode.OK;
    }
    try (Docker docker = Targets.docker(session)) {
      Optional<Buildx> buildx =
          Targets.buildx(session, docker).map(found -> found.with(builderName.get()));
      if (check.get()) {
        return check(session, buildx, bakeFile(changed, names));
      }
      EngineTarget target = new EngineTarget(docker, Targets.auth(session), builder(buildx));
      EngineGoal goal = new EngineGoal.Build(changed, new LinkedHashSet<>(names), push.get());
      return new Execution(session)
          .run(projectFile.placed(() -> target.prepare(goal)), quiet.get());
    }
  }

  private static JsonNode bakeFile(Project project, List<String> names) {
    List<Service> wanted =
        project.services().values().stream()
            .filter(service -> names.isEmpty() || names.contains(service.name()))
            .toList();
    return BakeFile.of(project, wanted);
  }

  private Builder builder(Optional<Buildx> buildx) {
    if (buildx.isEmpty() && builderName.get() != null) {
      throw withoutBuildx("--builder");
    }
    Long limit = memory.get() == null ? null : bytes(memory.get());
    return buildx.<Builder>map(Builder.BuildKit::new).orElseGet(() -> new Builder.Classic(limit));
  }

  private static int check(Session session, Optional<Buildx> buildx, JsonNode file)
      throws InterruptedException {
    boolean good =
        buildx
            .orElseThrow(() -> withoutBuildx("--check"))
            .check(file, session.console().out()::println, session.console().err()::println);
    return good ? ExitCode.OK : ExitCode.ERROR;
  }

  private static ProblemsException withoutBuildx(String option) {
    return new ProblemsException(
        Problem.error(
                Code.NEEDS_BUILDKIT, option + " needs BuildKit, and docker-buildx is not installed")
            .withHelp("install the package docker-buildx or docker-buildx-plugin"));
  }

  private static long bytes(String text) {
    try {
      return SizeText.bytes(text);
    } catch (ShortFormException e) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--memory: no size: \"" + text + "\"")
              .withHelp("give a number of bytes, or with a unit, such as 512m"));
    }
  }
}
