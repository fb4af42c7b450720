package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.FileKind;
import dev.berth.swarm.view.Lookup;
import java.util.List;

/// `berth configs rm` and `berth secrets rm`.
public final class FileRemoveCommand implements Command {
  private final Options options = new Options("Removes them; those that a service uses stay.");

  private final FileKind kind;

  private final Parameter<List<String>> names =
      options.argument("NAME", Form.texts(), "Names or IDs.");

  /// @param kind what is removed
  public FileRemoveCommand(FileKind kind) {
    this.kind = kind;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    try (Docker docker = Unplanned.docker(session)) {
      Each each = new Each(session);
      Lookup.Found found = new Lookup(docker).find(kind.lookup(), names.get());
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
