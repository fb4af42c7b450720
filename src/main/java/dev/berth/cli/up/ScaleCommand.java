package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Providing;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import java.util.ArrayList;
import java.util.Map;

/// `berth scale`.
public final class ScaleCommand implements Command {
  private final Options options =
      new Options("Runs as many containers of services as is said, whatever the file says.");

  private final Parameter<Boolean> noDeps =
      options.flag("--no-deps", "Leave alone what the services depend on.");

  private final Parameter<Map<String, Integer>> scale =
      options.argument("SERVICE=NUM", Form.numberByName(), "Services and numbers of containers.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    UpOptions upOptions = new UpOptions();
    upOptions.scale.set(scale.get());
    upOptions.named.set(new ArrayList<>(scale.get().keySet()));
    upOptions.noDeps.set(noDeps.get());
    ProjectFile loaded = new Projects(session).load(upOptions.services());
    try (Docker docker = Targets.docker(session)) {
      EngineTarget target = Targets.engine(session, docker);
      ProjectFile file = Providing.as(session, loaded, target);
      Project project = ImageRefresh.done(file.project());
      return new Execution(session).run(file.prepare(target, upOptions.goal(project, null)));
    }
  }
}
