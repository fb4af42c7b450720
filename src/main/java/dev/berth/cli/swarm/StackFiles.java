package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Requests;
import dev.berth.cli.session.Session;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.Stage;
import java.util.List;

/// Which files a stack is made from.
final class StackFiles implements OptionGroup {
  private final Options options = new Options();

  final Parameter<List<String>> files =
      options.option(
          "-c, --compose-file",
          "FILE",
          Form.commaSeparated(),
          "Compose file; - is standard input. Repeatable: later files override.");

  @Override
  public Options options() {
    return options;
  }

  /// The request to load them under the name of the stack. Files before the command count as well.
  LoadRequest request(Session session, String stack) {
    LoadRequest request = Requests.of(session, List.of(), Stage.ALL);
    return request
        .with()
        .projectName(stack)
        .files(files.get().isEmpty() ? request.files() : files.get())
        .build();
  }
}
