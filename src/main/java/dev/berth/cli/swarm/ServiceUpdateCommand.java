package dev.berth.cli.swarm;

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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth service update`.
@picocli.CommandLine.Command(
    name = "update",
    description =
        "Changes a service by hand. What is not named stays as it is; stack plan shows it as drift.")
public final class ServiceUpdateCommand implements Command {
  @Option(names = "--image", paramLabel = "IMAGE", description = "Another image.")
  @Nullable String image;

  @Option(
      names = "--no-resolve-image",
      description = "Do not ask the registry for the digest of the image.")
  boolean noResolveImage;

  @Option(
      names = "--with-registry-auth",
      description = "Hand the caller's registry credentials to the nodes.")
  boolean withRegistryAuth;

  @Option(names = "--force", description = "Restart all tasks, even if nothing changes for them.")
  boolean force;

  @Option(
      names = "--rollback",
      description = "Go back to the definition before the last change, as service rollback does.")
  boolean rollback;

  @Mixin ServiceEditOptions edits = new ServiceEditOptions();

  @Mixin Waited waited = new Waited();

  @Parameters(paramLabel = "SERVICE", description = "Name or ID of the service.")
  String service = "";

  @Override
  public int run(Session session) {
    List<ServiceChange.ServiceEdit> wanted = edits.edits(session);
    if (rollback && (force || image != null || !wanted.isEmpty())) {
      throw Usages.wrong(
          "--rollback: nothing else can be changed along with it", "change it afterwards");
    }
    ServiceChange change =
        rollback ? new ServiceChange.Rollback() : new ServiceChange.Edit(wanted, force);
    try (Docker docker = Targets.docker(session)) {
      return new Execution(session)
          .run(
              new ServiceTarget(docker, options(session))
                  .prepare(
                      "service " + service,
                      List.of(new ServiceTarget.Wish(service, change, image)),
                      !waited.detach),
              waited.quiet);
    }
  }

  private SwarmOptions options(Session session) {
    return new SwarmOptions(
        noResolveImage ? SwarmOptions.ResolveImage.NEVER : SwarmOptions.ResolveImage.ALWAYS,
        Targets.auth(session),
        withRegistryAuth,
        true,
        SwarmOptions.DEFAULT.stability(),
        null);
  }
}
