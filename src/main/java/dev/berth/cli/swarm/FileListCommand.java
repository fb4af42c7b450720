package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.FileKind;
import dev.berth.swarm.view.FileRow;
import dev.berth.swarm.view.SwarmView;
import picocli.CommandLine.Mixin;

/// `berth configs ls` and `berth secrets ls`.
@picocli.CommandLine.Command(name = "ls", description = "Lists them, of all stacks and of none.")
public final class FileListCommand implements Command {
  private final FileKind kind;

  @Mixin Listing listing = new Listing();

  /// @param kind what is listed
  public FileListCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Targets.docker(session)) {
      listing.print(
          session,
          switch (kind) {
            case CONFIG -> Shapes.CONFIGS;
            case SECRET -> Shapes.SECRETS;
          },
          new SwarmView(docker).files(kind, listing.filters()),
          FileRow::id);
    }
    return ExitCode.OK;
  }
}
