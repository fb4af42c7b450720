package dev.berth.cli;

import dev.berth.cli.config.ConfigCommand;
import dev.berth.cli.config.PublishCommand;
import dev.berth.cli.export.ExportCommand;
import dev.berth.cli.images.BuildCommand;
import dev.berth.cli.images.CommitCommand;
import dev.berth.cli.images.PullCommand;
import dev.berth.cli.images.PushCommand;
import dev.berth.cli.inside.AttachCommand;
import dev.berth.cli.inside.CopyCommand;
import dev.berth.cli.inside.ExecCommand;
import dev.berth.cli.inside.RunCommand;
import dev.berth.cli.lifecycle.DownCommand;
import dev.berth.cli.lifecycle.KillCommand;
import dev.berth.cli.lifecycle.PauseCommand;
import dev.berth.cli.lifecycle.RemoveCommand;
import dev.berth.cli.lifecycle.RestartCommand;
import dev.berth.cli.lifecycle.StartCommand;
import dev.berth.cli.lifecycle.StopCommand;
import dev.berth.cli.lifecycle.UnpauseCommand;
import dev.berth.cli.lifecycle.WaitCommand;
import dev.berth.cli.listing.EventsCommand;
import dev.berth.cli.listing.ImagesCommand;
import dev.berth.cli.listing.LogsCommand;
import dev.berth.cli.listing.LsCommand;
import dev.berth.cli.listing.PortCommand;
import dev.berth.cli.listing.PsCommand;
import dev.berth.cli.listing.StatsCommand;
import dev.berth.cli.listing.TopCommand;
import dev.berth.cli.listing.VolumesCommand;
import dev.berth.cli.plans.PlanCommand;
import dev.berth.cli.plans.StateCommand;
import dev.berth.cli.session.Command;
import dev.berth.cli.swarm.FileCreateCommand;
import dev.berth.cli.swarm.FileListCommand;
import dev.berth.cli.swarm.FileRemoveCommand;
import dev.berth.cli.swarm.InspectCommand;
import dev.berth.cli.swarm.NodeListCommand;
import dev.berth.cli.swarm.NodePsCommand;
import dev.berth.cli.swarm.NodeRemoveCommand;
import dev.berth.cli.swarm.NodeRoleCommand;
import dev.berth.cli.swarm.NodeUpdateCommand;
import dev.berth.cli.swarm.ServiceListCommand;
import dev.berth.cli.swarm.ServiceLogsCommand;
import dev.berth.cli.swarm.ServicePsCommand;
import dev.berth.cli.swarm.ServiceRollbackCommand;
import dev.berth.cli.swarm.ServiceScaleCommand;
import dev.berth.cli.swarm.ServiceUpdateCommand;
import dev.berth.cli.swarm.StackConfigCommand;
import dev.berth.cli.swarm.StackDeployCommand;
import dev.berth.cli.swarm.StackExportCommand;
import dev.berth.cli.swarm.StackHistoryCommand;
import dev.berth.cli.swarm.StackListCommand;
import dev.berth.cli.swarm.StackLogsCommand;
import dev.berth.cli.swarm.StackPlanCommand;
import dev.berth.cli.swarm.StackPsCommand;
import dev.berth.cli.swarm.StackRemoveCommand;
import dev.berth.cli.swarm.StackRollbackCommand;
import dev.berth.cli.swarm.StackServicesCommand;
import dev.berth.cli.swarm.StackStateCommand;
import dev.berth.cli.swarm.SwarmAuthorityCommand;
import dev.berth.cli.swarm.SwarmInitCommand;
import dev.berth.cli.swarm.SwarmJoinCommand;
import dev.berth.cli.swarm.SwarmJoinTokenCommand;
import dev.berth.cli.swarm.SwarmLeaveCommand;
import dev.berth.cli.swarm.SwarmUnlockCommand;
import dev.berth.cli.swarm.SwarmUnlockKeyCommand;
import dev.berth.cli.swarm.SwarmUpdateCommand;
import dev.berth.cli.up.CreateCommand;
import dev.berth.cli.up.ScaleCommand;
import dev.berth.cli.up.UpCommand;
import dev.berth.cli.up.WatchCommand;
import dev.berth.swarm.view.FileKind;
import dev.berth.swarm.view.Lookup;
import dev.berth.swarm.view.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The table of all commands. A command's class is loaded when it is used, not before.
final class Commands {
  /// A command of the table.
  ///
  /// @param name one word, or two for a command of a group
  /// @param summary one line for the list of commands
  /// @param make makes it
  record Entry(String name, String summary, Supplier<Command> make) {
    /// The first of two words; empty for a command of its own.
    String group() {
      int space = name.indexOf(' ');
      return space < 0 ? "" : name.substring(0, space);
    }
  }

  static final List<Entry> ALL =
      List.of(
          new Entry("config", "Show the file as it is understood", ConfigCommand::new),
          new Entry("plan", "Show what up would change, and why", PlanCommand::new),
          new Entry("apply", "Run a saved plan, exactly it or nothing", ApplyCommand::new),
          new Entry("state", "Save what there is, to plan without an engine", StateCommand::new),
          new Entry("up", "Create and start what the file declares", UpCommand::new),
          new Entry("down", "Stop and remove containers and networks", DownCommand::new),
          new Entry("ps", "List containers", PsCommand::new),
          new Entry("logs", "Show what the containers write", LogsCommand::new),
          new Entry("ls", "List projects", LsCommand::new),
          new Entry("create", "Make containers without starting them", CreateCommand::new),
          new Entry("start", "Start containers", StartCommand::new),
          new Entry("stop", "Stop containers", StopCommand::new),
          new Entry("restart", "Restart containers", RestartCommand::new),
          new Entry("kill", "Send a signal to containers", KillCommand::new),
          new Entry("pause", "Freeze containers", PauseCommand::new),
          new Entry("unpause", "Let frozen containers go on", UnpauseCommand::new),
          new Entry("rm", "Remove stopped containers", RemoveCommand::new),
          new Entry("scale", "Run another number of containers", ScaleCommand::new),
          new Entry("run", "Run a command in a container made for it", RunCommand::new),
          new Entry("exec", "Run a command in a running container", ExecCommand::new),
          new Entry("attach", "Connect to a running container", AttachCommand::new),
          new Entry("cp", "Copy files to or from containers", CopyCommand::new),
          new Entry("top", "Show processes", TopCommand::new),
          new Entry("port", "Tell where a port is published", PortCommand::new),
          new Entry("stats", "Show what containers use", StatsCommand::new),
          new Entry("images", "List the images of containers", ImagesCommand::new),
          new Entry("volumes", "List volumes", VolumesCommand::new),
          new Entry("events", "Show what happens to containers", EventsCommand::new),
          new Entry("wait", "Wait until containers have ended", WaitCommand::new),
          new Entry("commit", "Make an image of a container", CommitCommand::new),
          new Entry("export", "Write a Compose file from what runs", ExportCommand::new),
          new Entry("watch", "Follow changes of the sources", WatchCommand::new),
          new Entry("build", "Build images", BuildCommand::new),
          new Entry("pull", "Pull images", PullCommand::new),
          new Entry("push", "Push images", PushCommand::new),
          new Entry("publish", "Publish the project in a registry", PublishCommand::new),
          new Entry("version", "Show the version", VersionCommand::new),
          new Entry("completion", "Show the completion script of a shell", CompletionCommand::new),
          new Entry(
              "stack deploy", "Deploy a stack, or change what differs", StackDeployCommand::new),
          new Entry("stack plan", "Show what stack deploy would change", StackPlanCommand::new),
          new Entry("stack state", "Save what there is of a stack", StackStateCommand::new),
          new Entry("stack ls", "List stacks", StackListCommand::new),
          new Entry("stack services", "List the services of a stack", StackServicesCommand::new),
          new Entry("stack ps", "List the tasks of a stack", StackPsCommand::new),
          new Entry("stack logs", "Show what a stack writes", StackLogsCommand::new),
          new Entry("stack history", "List the deploys of a stack", StackHistoryCommand::new),
          new Entry("stack rollback", "Go back to an earlier deploy", StackRollbackCommand::new),
          new Entry("stack export", "Write a Compose file from a stack", StackExportCommand::new),
          new Entry("stack rm", "Remove stacks", StackRemoveCommand::new),
          new Entry("stack config", "Show the file as a stack", StackConfigCommand::new),
          new Entry("service ls", "List services", ServiceListCommand::new),
          new Entry("service ps", "List the tasks of services", ServicePsCommand::new),
          new Entry(
              "service inspect",
              "Show everything about services",
              () -> new InspectCommand(Lookup.Kind.SERVICE)),
          new Entry("service logs", "Show what a service writes", ServiceLogsCommand::new),
          new Entry("service scale", "Run another number of tasks", ServiceScaleCommand::new),
          new Entry("service update", "Change a service by hand", ServiceUpdateCommand::new),
          new Entry(
              "service rollback",
              "Go back to what a service was before",
              ServiceRollbackCommand::new),
          new Entry("node ls", "List nodes", NodeListCommand::new),
          new Entry("node ps", "List the tasks on nodes", NodePsCommand::new),
          new Entry(
              "node inspect",
              "Show everything about nodes",
              () -> new InspectCommand(Lookup.Kind.NODE)),
          new Entry("node update", "Change a node", NodeUpdateCommand::new),
          new Entry(
              "node promote",
              "Make managers of workers",
              () -> new NodeRoleCommand(Membership.Role.MANAGER)),
          new Entry(
              "node demote",
              "Make workers of managers",
              () -> new NodeRoleCommand(Membership.Role.WORKER)),
          new Entry("node rm", "Remove nodes from the swarm", NodeRemoveCommand::new),
          new Entry("configs ls", "List configs", () -> new FileListCommand(FileKind.CONFIG)),
          new Entry(
              "configs inspect",
              "Show everything about configs",
              () -> new InspectCommand(Lookup.Kind.CONFIG)),
          new Entry(
              "configs create", "Make a config", () -> new FileCreateCommand(FileKind.CONFIG)),
          new Entry("configs rm", "Remove configs", () -> new FileRemoveCommand(FileKind.CONFIG)),
          new Entry("secrets ls", "List secrets", () -> new FileListCommand(FileKind.SECRET)),
          new Entry(
              "secrets inspect",
              "Show everything about secrets but their values",
              () -> new InspectCommand(Lookup.Kind.SECRET)),
          new Entry(
              "secrets create", "Make a secret", () -> new FileCreateCommand(FileKind.SECRET)),
          new Entry("secrets rm", "Remove secrets", () -> new FileRemoveCommand(FileKind.SECRET)),
          new Entry("swarm init", "Make a swarm of this engine", SwarmInitCommand::new),
          new Entry("swarm join", "Join a swarm", SwarmJoinCommand::new),
          new Entry("swarm join-token", "Tell how to join the swarm", SwarmJoinTokenCommand::new),
          new Entry("swarm leave", "Leave the swarm", SwarmLeaveCommand::new),
          new Entry("swarm update", "Change settings of the swarm", SwarmUpdateCommand::new),
          new Entry("swarm unlock", "Unlock a manager that has restarted", SwarmUnlockCommand::new),
          new Entry(
              "swarm unlock-key",
              "Show what a manager is unlocked with",
              SwarmUnlockKeyCommand::new),
          new Entry(
              "swarm ca",
              "Show or replace the root of all certificates",
              SwarmAuthorityCommand::new));

  /// Other names by which the docker command knows the same.
  static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("stack up", "stack deploy"),
          Map.entry("stack down", "stack rm"),
          Map.entry("stack remove", "stack rm"),
          Map.entry("stack list", "stack ls"),
          Map.entry("service list", "service ls"),
          Map.entry("node list", "node ls"),
          Map.entry("node remove", "node rm"),
          Map.entry("configs list", "configs ls"),
          Map.entry("configs remove", "configs rm"),
          Map.entry("secrets list", "secrets ls"),
          Map.entry("secrets remove", "secrets rm"));

  /// A group that the docker command knows by another name.
  private static final String SECRETS = "secrets";

  private static final String SECRET = "secret";

  private Commands() {}

  /// The command with this name, or with this other name.
  static Optional<Entry> find(String name) {
    String plural = name.startsWith(SECRET + " ") ? name.replaceFirst(SECRET, SECRETS) : name;
    String proper = OTHER_NAMES.getOrDefault(plural, plural);
    for (Entry entry : ALL) {
      if (entry.name().equals(proper)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /// The commands of a group.
  static List<Entry> group(String group) {
    String proper = group.equals(SECRET) ? SECRETS : group;
    List<Entry> found = new ArrayList<>();
    for (Entry entry : ALL) {
      if (entry.group().equals(proper)) {
        found.add(entry);
      }
    }
    return found;
  }
}
