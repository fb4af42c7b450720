package dev.berth.cli.plans;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.engine.SavedEngine;
import dev.berth.model.Project;
import dev.berth.target.Place;
import java.io.IOException;
import java.util.Optional;

/// `berth state`: saves what there is of a project, so that plans can be made without the engine.
public final class StateCommand implements Command {
  private final Options options =
      new Options("Saves what there is of the project, for plan --against. Holds no secrets.");

  private final StateOptions stateOptions = options.with(new StateOptions());

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    if (stateOptions.empty.get()) {
      return stateOptions.save(session, new Place(Place.Kind.ENGINE, ""), SavedEngine.nothing());
    }
    Optional<Project> project = new Projects(session).find().map(ProjectFile::project);
    String name =
        project
            .map(Project::name)
            .orElseGet(() -> String.valueOf(session.globals().projectName.get()));
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      return stateOptions.save(session, target.place(), target.observe(name, project.orElse(null)));
    }
  }
}
