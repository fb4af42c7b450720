package dev.berth.cli.up;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth scale`.
@picocli.CommandLine.Command(
    name = "scale",
    description = "Runs as many containers of services as is said, whatever the file says.")
public final class ScaleCommand implements Command {
  @Option(names = "--no-deps", description = "Leave alone what the services depend on.")
  boolean noDeps;

  @Parameters(
      paramLabel = "SERVICE=NUM",
      arity = "1..*",
      description = "Services and numbers of containers.")
  Map<String, Integer> scale = new LinkedHashMap<>();

  @Override
  public int run(Session session) {
    UpOptions options = new UpOptions();
    options.scale.putAll(scale);
    options.named = new ArrayList<>(scale.keySet());
    options.noDeps = noDeps;
    ProjectFile file = new Projects(session).load(options.services());
    Project project = ImageRefresh.done(file.project());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      return new Execution(session).run(file.prepare(target, options.goal(project, null)));
    }
  }
}
