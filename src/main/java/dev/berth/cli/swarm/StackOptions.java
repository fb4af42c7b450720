package dev.berth.cli.swarm;

import dev.berth.cli.session.Narrowing;
import dev.berth.cli.session.ProjectFile;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.plan.ReconcileOptions.Replacement;
import dev.berth.swarm.SwarmOptions;
import dev.berth.swarm.SwarmOptions.ResolveImage;
import dev.berth.target.Goal;
import java.util.LinkedHashSet;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `stack deploy` and `stack plan` can be told: both mean the same goal.
final class StackOptions {
  @Mixin StackFiles files = new StackFiles();

  @Option(names = "--prune", description =
          "Remove services, networks, configs and secrets that the file no longer declares, once"
              + " everything else has succeeded.")
  boolean prune;

  @Option(
      names = "--keep",
      paramLabel = "NUMBER",
      description =
          "Revisions, and old versions of configs and secrets, to keep. Default:"
              + " ${DEFAULT-VALUE}.")
  int keep = SwarmOptions.KEEP;

  @Option(
      names = "--allow-wide-ports",
      description = "Publish a port that is bound to an address on all addresses of all nodes.")
  boolean widePorts;

  @Option(
      names = "--resolve-image",
      paramLabel = "WHEN",
      description = "Pin images to digests: always, changed, never. Default: ${DEFAULT-VALUE}.")
  ResolveImage resolveImage = ResolveImage.CHANGED;

  @Option(
      names = "--with-registry-auth",
      description = "Hand the caller's registry credentials to the nodes.")
  boolean withRegistryAuth;

  @Mixin Narrowing narrowing = new Narrowing();

  @Parameters(paramLabel = "STACK", description = "Name of the stack.")
  String stack = "";

  /// The goal that these options mean.
  ///
  /// @param awaitReady whether to wait until every service has converged
  Goal.Up goal(ProjectFile file, boolean awaitReady) {
    narrowing.targets.forEach(service -> Projects.requireService(file.project(), service));
    return new Goal.Up(
        file.project(),
        new LinkedHashSet<>(narrowing.targets),
        Map.of(),
        false,
        prune,
        awaitReady,
        Replacement.CHANGED);
  }

  /// How the swarm goes about it.
  SwarmOptions swarm(Session session) {
    return SwarmOptions.DEFAULT
        .resolving(resolveImage, Targets.auth(session), withRegistryAuth)
        .wide(widePorts)
        .keeping(Math.max(keep, 0), Author.of(session));
  }

  /// The stack that the files declare.
  ProjectFile load(Session session) {
    return new Projects(session).load(files.request(session, stack));
  }
}
