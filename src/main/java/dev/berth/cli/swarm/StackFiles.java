package dev.berth.cli.swarm;

import dev.berth.cli.session.Requests;
import dev.berth.cli.session.Session;
import dev.berth.compose.LoadRequest;
import dev.berth.compose.Stage;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which files a stack is made from.
final class StackFiles {
  @Option(
      names = {"-c", "--compose-file"},
      paramLabel = "FILE",
      split = ",",
      description = "Compose file; - is standard input. Repeatable: later files override.")
  List<String> files = new ArrayList<>();

  /// The request to load them under the name of the stack. Files before the command count as well.
  LoadRequest request(Session session, String stack) {
    LoadRequest request = Requests.of(session, List.of(), Stage.ALL);
    return request
        .with()
        .projectName(stack)
        .files(files.isEmpty() ? request.files() : files)
        .build();
  }
}
