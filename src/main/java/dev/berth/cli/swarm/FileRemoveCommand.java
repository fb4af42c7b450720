package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.FileKind;
import dev.berth.swarm.view.Lookup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `berth configs rm` and `berth secrets rm`.
@picocli.CommandLine.Command(
    name = "rm",
    description = "Removes them; those that a service uses stay.")
public final class FileRemoveCommand implements Command {
  private final FileKind kind;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names or IDs.")
  List<String> names = new ArrayList<>();

  /// @param kind what is removed
  public FileRemoveCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      Each each = new Each(session);
      Lookup.Found found = new Lookup(docker).find(kind.lookup(), names);
      found.problems().forEach(each::failed);
      found
          .objects()
          .forEach(file ->
              each.run(() -> {
                kind.of(docker).remove(file.id());
                session.console().out().println(file.name());
              }));
      return each.exitCode();
    }
  }
}
