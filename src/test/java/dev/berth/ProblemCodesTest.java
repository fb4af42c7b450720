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
      Map.ofEntries(
          shown(
              Code.TOO_LARGE,
              "cli/HostileFilesTest.java",
              "error: compose.yaml is larger than 16 MiB"),
          shown(Code.INPUT_OUTPUT, "cli/CommandRunnerTest.java", "no such file or directory"),
          shown(Code.INTERNAL, "cli/CommandRunnerTest.java", "this is a defect of Berth"),
          shown(Code.NAME_CLASH, "engine/UpPlanTest.java", "allows one container"),
          shown(
              Code.NOT_ON_AN_ENGINE,
              "engine/UpPlanTest.java",
              "one engine keeps no secrets of its own"),
          shown(Code.EXTERNAL_NOT_FOUND, "engine/UpPlanTest.java", "does not exist on this engine"),
          shown(Code.IMAGE_NOT_PINNED, "cli/ImageDigestsTest.java", "no registry told"),
          shown(Code.NOT_A_MANAGER, "cli/StackCommandsIT.java", "no swarm manager"),
          shown(Code.NOT_ON_A_SWARM, "swarm/DeployIT.java", "is bound to"),
          shown(Code.BLOCKED, "cli/SavedPlanIT.java", "uses it and would stay"),
          shown(Code.OTHER_KEY, "cli/SavedPlanIT.java", "the secrets of the plan were sealed"),
          shown(Code.OTHER_TARGET, "cli/SavedPlanIT.java", "the plan is for the engine"),
          shown(Code.OUTDATED_PLAN, "cli/SavedPlanIT.java", "what runs has changed since"),
          shown(Code.NOT_COMPARED, "cli/StackPlansIT.java", "only the swarm itself knows"));

  /// Codes whose whole text no test shows yet. This list only becomes shorter.
  private static final Set<Code> NOT_SHOWN =
      EnumSet.of(
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

  private static Map.Entry<Code, Shown> shown(Code code, String file, String text) {
    return Map.entry(code, new Shown(file, text));
  }

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
