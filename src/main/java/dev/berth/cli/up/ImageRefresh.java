package dev.berth.cli.up;

import dev.berth.cli.session.Execution;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Session;
import dev.berth.engine.EngineGoal;
import dev.berth.engine.EngineTarget;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.ServiceImage;
import dev.berth.target.Prepared;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/// Brings images up to date before containers are compared with them: only then is it known which
/// containers differ.
public final class ImageRefresh {
  private final Session session;
  private final EngineTarget target;
  private final ImageOptions images;

  public ImageRefresh(Session session, EngineTarget target, ImageOptions images) {
    this.session = session;
    this.target = target;
    this.images = images;
  }

  /// Builds and pulls what is to be built and pulled anew.
  ///
  /// @param file what the project was read from
  /// @return the exit code
  /// @throws dev.berth.problem.ProblemsException if the engine is too old for the project
  public int run(ProjectFile file, Project project, UpOptions upOptions) {
    file.require(target);
    EngineGoal.Refresh refresh =
        new EngineGoal.Refresh(
            project,
            new LinkedHashSet<>(upOptions.services()),
            !upOptions.noDeps.get(),
            upOptions.build.get());
    upOptions.build.set(false);
    if (!refresh.mayTakeSteps()) {
      return ExitCode.OK;
    }
    target.forget();
    Prepared prepared = target.prepare(refresh);
    return prepared.plan().steps().isEmpty()
        ? ExitCode.OK
        : new Execution(session).run(prepared, images.quietPull.get() || images.quietBuild.get());
  }

  /// The project once its images are up to date: they are made or fetched if missing, nothing else.
  public static Project done(Project project) {
    Map<String, Service> services = new LinkedHashMap<>();
    project
        .services()
        .forEach((name, service) -> {
          ServiceImage image = service.image();
          boolean never = "never".equals(image.pullPolicy());
          services.put(
              name,
              service.with(
                  new ServiceImage(
                      image.reference(),
                      image.build(),
                      never ? image.pullPolicy() : null,
                      image.platform())));
        });
    return project.with(services);
  }
}
