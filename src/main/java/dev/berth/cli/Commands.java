package dev.berth.cli;

import java.util.List;
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
          new Entry("build", "Build images", BuildCommand::new),
          new Entry("version", "Show the version", VersionCommand::new),
          new Entry(
              "stack deploy", "Deploy a stack, or change what differs", StackDeployCommand::new),
          new Entry("stack plan", "Show what stack deploy would change", StackPlanCommand::new),
          new Entry("stack state", "Save what there is of a stack", StackStateCommand::new),
          new Entry("stack ls", "List stacks", StackListCommand::new),
          new Entry("stack services", "List the services of a stack", StackServicesCommand::new),
          new Entry("stack ps", "List the tasks of a stack", StackPsCommand::new),
          new Entry("stack rm", "Remove stacks", StackRemoveCommand::new),
          new Entry("stack config", "Show the file as a stack", StackConfigCommand::new),
          new Entry("service ls", "List services", ServiceListCommand::new),
          new Entry("service ps", "List the tasks of services", ServicePsCommand::new),
          new Entry("node ls", "List nodes", NodeListCommand::new),
          new Entry("swarm init", "Make a swarm of this engine", SwarmInitCommand::new),
          new Entry("swarm join", "Join a swarm", SwarmJoinCommand::new),
          new Entry("swarm join-token", "Tell how to join the swarm", SwarmJoinTokenCommand::new),
          new Entry("swarm leave", "Leave the swarm", SwarmLeaveCommand::new));

  private Commands() {}

  /// The command with this name.
  static Optional<Entry> find(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /// The commands of a group.
  static List<Entry> group(String group) {
    return ALL.stream().filter(entry -> entry.group().equals(group)).toList();
  }
}
