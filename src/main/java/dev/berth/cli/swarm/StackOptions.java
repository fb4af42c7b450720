package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// What `stack deploy` and `stack plan` can be told: both mean the same goal.
final class StackOptions implements OptionGroup {
  private final Options options = new Options();

  final StackFiles files = options.with(new StackFiles());

  final Parameter<Boolean> prune =
      options.flag(
          "--prune",
          "Remove services, networks, configs and secrets that the file no longer declares, once"
              + " everything else has succeeded.");

  final Parameter<Integer> keep =
      options.option(
          "--keep",
          "NUMBER",
          Form.number(SwarmOptions.KEEP),
          "Revisions, and old versions of configs and secrets, to keep. Default: 3.");

  final Parameter<Boolean> widePorts =
      options.flag(
          "--allow-wide-ports",
          "Publish a port that is bound to an address on all addresses of all nodes.");

  final Parameter<ResolveImage> resolveImage =
      options.option(
          "--resolve-image",
          "WHEN",
          Form.word(ResolveImage.class, ResolveImage.CHANGED),
          "Pin images to digests: always, changed, never. Default: changed.");

  final Parameter<Boolean> withRegistryAuth =
      options.flag("--with-registry-auth", "Hand the caller's registry credentials to the nodes.");

  final Narrowing narrowing = options.with(new Narrowing());

  final Parameter<String> stack = options.argument("STACK", Form.text(""), "Name of the stack.");

  @Override
  public Options options() {
    return options;
  }

  /// The goal that these options mean.
  ///
  /// @param awaitReady whether to wait until every service has converged
  Goal.Up goal(ProjectFile file, boolean awaitReady) {
    narrowing.targets.get().forEach(file::requireService);
    return new Goal.Up(
        file.project(),
        new LinkedHashSet<>(narrowing.targets.get()),
        Map.of(),
        false,
        prune.get(),
        awaitReady,
        Replacement.CHANGED);
  }

  /// How the swarm goes about it.
  SwarmOptions swarm(Session session) {
    return SwarmOptions.DEFAULT
        .resolving(resolveImage.get(), Targets.auth(session), withRegistryAuth.get())
        .wide(widePorts.get())
        .keeping(Math.max(keep.get(), 0), Author.of(session));
  }

  /// The stack that the files declare.
  ProjectFile load(Session session) {
    return new Projects(session).loadStack(files.request(session, stack.get()));
  }
}
