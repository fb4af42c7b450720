package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every code is used, and what a user sees of it is shown whole by a test.
class ProblemCodesTest {
  private static final Path PAGE = Path.of("docs/problems.md");

  /// Codes whose section has no example that is run, since that takes much text, an engine or a
  /// failure, and where the whole text is shown instead.
  private static final Map<Code, Shown> SHOWN_BY =
      Map.of(
          Code.TOO_LARGE,
          new Shown("cli/HostileFilesTest.java", "error: compose.yaml is larger than 16 MiB"),
          Code.INPUT_OUTPUT,
          new Shown("cli/CommandRunnerTest.java", "no such file or directory"),
          Code.INTERNAL,
          new Shown("cli/CommandRunnerTest.java", "this is a defect of Berth"),
          Code.NAME_CLASH,
          new Shown("engine/UpPlanTest.java", "allows one container"),
          Code.NOT_ON_AN_ENGINE,
          new Shown("engine/UpPlanTest.java", "one engine keeps no secrets of its own"),
          Code.EXTERNAL_NOT_FOUND,
          new Shown("engine/UpPlanTest.java", "does not exist on this engine"),
          Code.IMAGE_NOT_PINNED,
          new Shown("cli/ImageDigestsTest.java", "no registry told"),
          Code.NOT_A_MANAGER,
          new Shown("cli/StackCommandsIT.java", "no swarm manager"),
          Code.NOT_ON_A_SWARM,
          new Shown("swarm/DeployIT.java", "is bound to"));

  /// Codes whose whole text no test shows yet. This list only becomes shorter.
  private static final Set<Code> NOT_SHOWN =
      EnumSet.of(
          Code.BLOCKED,
          Code.ENGINE_REFUSED,
          Code.HOOK_FAILED,
          Code.INTERRUPTED,
          Code.NO_SUCH_STACK,
          Code.NOT_READY,
          Code.ORPHANS);

  /// Where a text is shown, and a part of it.
  ///
  /// @param file a test, below `src/test/java/dev/berth`
  private record Shown(String file, String text) {}

  @Test
  void everyCodeIsUsed() throws IOException {
    String sources = sources(Path.of("src/main/java"));
    assertThat(Code.values())
        .as("remove codes that nothing tells")
        .allMatch(code -> sources.contains("Code." + code.name()));
  }

  @Test
  void everyCodeIsShownWholeByAnExampleOrATest() throws IOException {
    Set<Code> missing = EnumSet.noneOf(Code.class);
    for (Code code : Code.values()) {
      Shown shown = SHOWN_BY.get(code);
      boolean there =
          shown == null
              ? hasExample(code)
              : Files.readString(Path.of("src/test/java/dev/berth", shown.file()))
                  .contains(shown.text());
      if (!there) {
        missing.add(code);
      }
    }
    assertThat(missing)
        .as("give these an example in docs/problems.md, or name the test that shows their text")
        .isEqualTo(NOT_SHOWN);
  }

  /// Whether a command is run in the section of a code. `ProblemsPageTest` runs it.
  private static boolean hasExample(Code code) throws IOException {
    for (String section : Files.readString(PAGE).split("(?m)(?=^## )", -1)) {
      if (section.startsWith("## `" + code.id() + "`\n")) {
        return section.contains("\n```console\n$ ");
      }
    }
    return false;
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
