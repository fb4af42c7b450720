package dev.berth.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The rules of a `.dockerignore` file: the last one that matches decides.
final class IgnoreFile {
  private record Rule(boolean keeps, Pattern pattern) {}

  private final List<Rule> rules = new ArrayList<>();
  private final boolean ofDockerfile;

  /// Reads `<dockerfile>.dockerignore`, else `.dockerignore`, of a context.
  static IgnoreFile load(Path context, String dockerfile) throws IOException {
    for (String name : List.of(dockerfile + ".dockerignore", ".dockerignore")) {
      Path file = context.resolve(name);
      if (Files.isRegularFile(file)) {
        return new IgnoreFile(Files.readAllLines(file), !name.equals(".dockerignore"));
      }
    }
    return new IgnoreFile(List.of(), false);
  }

  IgnoreFile(List<String> lines) {
    this(lines, false);
  }

  private IgnoreFile(List<String> lines, boolean ofDockerfile) {
    this.ofDockerfile = ofDockerfile;
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean keeps = text.startsWith("!");
      String pattern = clean(keeps ? text.substring(1).strip() : text);
      if (!pattern.isEmpty()) {
        rules.add(new Rule(keeps, Pattern.compile(regex(pattern) + "(/.*)?")));
      }
    }
  }

  /// Whether a path is left out.
  ///
  /// @param path relative to the context, with slashes
  boolean ignores(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.pattern().matcher(path).matches()) {
        ignored = !rule.keeps();
      }
    }
    return ignored;
  }

  /// Whether it belongs to one Dockerfile alone.
  boolean isOfDockerfile() {
    return ofDockerfile;
  }

  /// Whether something inside an ignored directory may be taken all the same.
  boolean hasExceptions() {
    return rules.stream().anyMatch(Rule::keeps);
  }

  private static String clean(String pattern) {
    String normal = Path.of(pattern).normalize().toString();
    return normal.startsWith("/") ? normal.substring(1) : normal;
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("**/", i)) {
        regex.append("(.*/)?");
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && pattern.indexOf(']', i) > i) {
        int end = pattern.indexOf(']', i);
        regex.append(pattern, i, end + 1);
        i = end;
      } else if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
