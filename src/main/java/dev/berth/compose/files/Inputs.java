package dev.berth.compose.files;

import dev.berth.problem.Code;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where texts come from: files, standard input.
///
/// @param files reads files
/// @param stdin gives standard input
/// @param home what `~` stands for, if it is known
public record Inputs(TextFiles files, Supplier<String> stdin, @Nullable String home) {

  /// The text of a Compose file; `-` is standard input.
  public TextFiles.Text text(String path, @Nullable Span reason) {
    if (path.equals("-")) {
      String content = stdin.get();
      return new TextFiles.Text(new Source("<stdin>", content), content);
    }
    return files.read(path, Code.FILE_NOT_FOUND, reason);
  }
}
