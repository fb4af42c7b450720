package dev.berth.compose;

import dev.berth.compose.files.TextFiles;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.YamlDocument;
import dev.berth.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The documents of files. What the project's name was looked for in is not read again.
final class Documents {
  private record Ahead(List<YamlDocument> documents, List<Problem> problems) {}

  private final Map<String, Ahead> ahead = new HashMap<>();

  /// The documents of a file that is read for good later; its problems are told then.
  List<YamlDocument> readAhead(String path, TextFiles.Text text) {
    Problems problems = new Problems();
    List<YamlDocument> documents = YamlReader.read(text.source(), text.content(), problems);
    ahead.put(path, new Ahead(documents, problems.sorted()));
    return documents;
  }

  /// The documents of a file that the project names.
  List<YamlDocument> named(String path, TextFiles.Text text, Problems problems) {
    Ahead known = ahead.remove(path);
    if (known == null) {
      return read(text, problems);
    }
    problems.addAll(known.problems());
    return known.documents();
  }

  /// The documents of a file.
  List<YamlDocument> read(TextFiles.Text text, Problems problems) {
    return YamlReader.read(text.source(), text.content(), problems);
  }
}
