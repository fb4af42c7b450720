package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every code is used, and what a user sees of it is shown whole by a test.
class ProblemCodesTest {
  private static final String PAGE = read(Path.of("docs/problems.md"));

  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^```text\\n(.*?(?:error|warning): .*?)^```$");

  @Test
  void everyCodeIsUsed() throws IOException {
    String sources = sources(Path.of("src/main/java"));
    assertThat(Code.values())
        .as("remove codes that nothing tells")
        .allMatch(code -> sources.contains("Code." + code.name()));
  }

  @Test
  void everyCodeIsShownWholeByAnExampleOrATest() throws IOException {
    String tests = unindented(sources(Path.of("src/test/java")));
    Set<Code> missing = EnumSet.allOf(Code.class);
    missing.removeIf(code -> hasExample(code) || isShownBy(tests, code));

    assertThat(missing)
        .as(
            "give these a command in docs/problems.md, or a block \"text\" there whose lines a test"
                + " expects as they are")
        .isEmpty();
  }

  /// Whether a command is run in the section of a code. `ProblemsPageTest` runs it.
  private static boolean hasExample(Code code) {
    return section(code).contains("\n```console\n$ ");
  }

  /// Whether the section of a code shows a text that a test expects, from its first line to its
  /// last.
  private static boolean isShownBy(String tests, Code code) {
    Matcher shown = SHOWN.matcher(section(code));
    return shown.find() && tests.contains("\n" + unindented(shown.group(1)));
  }

  private static String section(Code code) {
    for (String section : PAGE.split("(?m)(?=^## )", -1)) {
      if (section.startsWith("## `" + code.id() + "`\n")) {
        return section;
      }
    }
    return "";
  }

  /// The lines of a text, which text blocks of tests indent more than the page does.
  private static String unindented(String text) {
    return text.lines().map(line -> line.strip() + "\n").collect(Collectors.joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sources(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : new TreeSet<>(files.filter(Files::isRegularFile).toList())) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
