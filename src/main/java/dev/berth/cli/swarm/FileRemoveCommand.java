package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.Session;
import dev.berth.swarm.view.FileKind;
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
    return Each.of(
        session,
        kind.lookup(),
        names.get(),
        (docker, file) -> {
          kind.of(docker).remove(file.id());
          session.console().out().println(file.asked());
        });
  }
}
