package dev.berth.cli.up;

import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.ServiceImage;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where images come from, other than the file says.
public final class ImageOptions {
  private static final List<String> POLICIES =
      List.of("always", "missing", "never", "build", "policy");

  @Option(names = "--no-build", description = "Never build an image.")
  boolean noBuild;

  @Option(
      names = "--pull",
      paramLabel = "POLICY",
      description =
          "When to pull images: always, missing, never, or policy for what the file says.")
  @Nullable String pull;

  @Option(names = "--quiet-pull", description = "Pull without showing progress.")
  boolean quietPull;

  @Option(names = "--quiet-build", description = "Build without showing the output.")
  boolean quietBuild;

  /// The project with these instead of its own policies.
  public Project apply(Project project) {
    if (pull != null && !POLICIES.contains(pull)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--pull: unknown policy \"" + pull + "\"")
              .withHelp("use always, missing, never or policy"));
    }
    Map<String, Service> services = new LinkedHashMap<>();
    project.services().forEach((name, service) -> services.put(name, apply(service)));
    return project.with(services);
  }

  private Service apply(Service service) {
    ServiceImage image = service.image();
    boolean built = image.build() != null && !noBuild;
    String policy = pull == null || pull.equals("policy") ? image.pullPolicy() : pull;
    if (noBuild && image.reference() == null) {
      policy = "never"; // nobody but a build could make it
    }
    return service.with(
        new ServiceImage(
            image.reference(), built ? image.build() : null, policy, image.platform()));
  }
}
