package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Execution;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.ServiceChange;
import dev.berth.swarm.ServiceTarget;
import dev.berth.swarm.SwarmOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth service update`.
public final class ServiceUpdateCommand implements Command {
  private final Options options =
      new Options(
          "Changes a service by hand. What is not named stays as it is; stack plan shows it as"
              + " drift.");

  private final Parameter<@Nullable String> image =
      options.option("--image", "IMAGE", Form.text(), "Another image.");

  private final Parameter<Boolean> noResolveImage =
      options.flag("--no-resolve-image", "Do not ask the registry for the digest of the image.");

  private final Parameter<Boolean> withRegistryAuth =
      options.flag("--with-registry-auth", "Hand the caller's registry credentials to the nodes.");

  private final Parameter<Boolean> force =
      options.flag("--force", "Restart all tasks, even if nothing changes for them.");

  private final Parameter<Boolean> rollback =
      options.flag(
          "--rollback",
          "Go back to the definition before the last change, as service rollback does.");

  private final ServiceEditOptions edits = options.with(new ServiceEditOptions());

  private final Waited waited = options.with(new Waited());

  private final Parameter<String> service =
      options.argument("SERVICE", Form.text(""), "Name or ID of the service.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    List<ServiceChange.ServiceEdit> wanted = edits.edits(session);
    if (rollback.get() && (force.get() || image.get() != null || !wanted.isEmpty())) {
      throw Usages.wrong(
          "--rollback: nothing else can be changed along with it", "change it afterwards");
    }
    ServiceChange change =
        rollback.get() ? new ServiceChange.Rollback() : new ServiceChange.Edit(wanted, force.get());
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              new ServiceTarget(docker, options(session))
                  .prepare(
                      "service " + service.get(),
                      List.of(new ServiceTarget.Wish(service.get(), change, image.get())),
                      !waited.detach.get()),
              waited.quiet.get());
    }
  }

  private SwarmOptions options(Session session) {
    return SwarmOptions.DEFAULT.resolving(
        noResolveImage.get() ? SwarmOptions.ResolveImage.NEVER : SwarmOptions.ResolveImage.ALWAYS,
        Targets.auth(session),
        withRegistryAuth.get());
  }
}
