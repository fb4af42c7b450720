package dev.berth.cli.images;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.Variables;
import dev.berth.model.Build;
import dev.berth.model.Project;
import dev.berth.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How images are built, other than the file says.
final class BuildChanges implements OptionGroup {
  private final Options options = new Options();

  private final Parameter<List<String>> args =
      options.option(
          "--build-arg",
          "NAME=VALUE",
          Form.texts(),
          "Argument of the builds; NAME alone for the caller's variable. Repeatable.");

  private final Parameter<Boolean> noCache =
      options.flag("--no-cache", "Take nothing from earlier builds.");

  private final Parameter<Boolean> pull =
      options.flag("--pull", "Fetch newer images to build upon.");

  private final Parameter<List<String>> ssh =
      options.option(
          "--ssh",
          "ID[=SOCKET|KEY]",
          Form.texts(),
          "SSH agent or key for the builds; default for the caller's agent. Repeatable.");

  private final Parameter<@Nullable String> provenance =
      options.option("--provenance", "SETTING", Form.text(), "Attest how the image was built.");

  private final Parameter<@Nullable String> sbom =
      options.option("--sbom", "SETTING", Form.text(), "Attest what the image is made of.");

  @Override
  public Options options() {
    return options;
  }

  /// The project with these changes.
  Project apply(Project project, Console console) {
    Build.Changes changes =
        new Build.Changes(
            Variables.map(args.get(), console),
            noCache.get(),
            pull.get(),
            ssh.get(),
            provenance.get(),
            sbom.get());
    Map<String, Service> services = new LinkedHashMap<>();
    project
        .services()
        .forEach((name, service) ->
            services.put(
                name, service.with(service.image().building(build -> build.with(changes)))));
    return project.with(services);
  }
}
