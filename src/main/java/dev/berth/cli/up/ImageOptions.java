package dev.berth.cli.up;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// Where images come from, other than the file says.
public final class ImageOptions implements OptionGroup {
  private final Options options = new Options();

  private static final List<String> POLICIES =
      List.of("always", "missing", "never", "build", "policy");

  final Parameter<Boolean> noBuild = options.flag("--no-build", "Never build an image.");

  final Parameter<@Nullable String> pull =
      options.option(
          "--pull",
          "POLICY",
          Form.text(),
          "When to pull images: always, missing, never, or policy for what the file says.");

  final Parameter<Boolean> quietPull =
      options.flag("--quiet-pull", "Pull without showing progress.");

  final Parameter<Boolean> quietBuild =
      options.flag("--quiet-build", "Build without showing the output.");

  @Override
  public Options options() {
    return options;
  }

  /// Makes sure that images are not both to be built and not to be built.
  ///
  /// @throws ProblemsException if they are
  void check(UpOptions upOptions) {
    if (noBuild.get() && upOptions.build.get()) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--build and --no-build exclude each other"));
    }
  }

  /// The project with these instead of its own policies.
  public Project apply(Project project) {
    if (pull.get() != null && !POLICIES.contains(pull.get())) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "--pull: unknown policy \"" + pull.get() + "\"")
              .withHelp("use always, missing, never or policy"));
    }
    Map<String, Service> services = new LinkedHashMap<>();
    project.services().forEach((name, service) -> services.put(name, apply(service)));
    return project.with(services);
  }

  private Service apply(Service service) {
    ServiceImage image = service.image();
    boolean built = image.build() != null && !noBuild.get();
    String policy =
        pull.get() == null || pull.get().equals("policy") ? image.pullPolicy() : pull.get();
    if (noBuild.get() && image.reference() == null) {
      policy = "never"; // nobody but a build could make it
    }
    return service.with(
        new ServiceImage(
            image.reference(), built ? image.build() : null, policy, image.platform()));
  }
}
