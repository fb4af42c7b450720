package dev.berth.cli.swarm;

import dev.berth.cli.options.Options;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.FileKind;
import dev.berth.swarm.view.FileRow;
import dev.berth.swarm.view.SwarmView;

/// `berth configs ls` and `berth secrets ls`.
public final class FileListCommand implements Command {
  private final Options options = new Options("Lists them, of all stacks and of none.");

  private final FileKind kind;

  private final Listing listing = options.with(new Listing());

  /// @param kind what is listed
  public FileListCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public Options options() {
    return options;
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
