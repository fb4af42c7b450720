package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the golden cases expect is what the reference programs print today.
class GoldenReferenceIT {
  private static final Path CASES = Path.of("test-stacks", "config").toAbsolutePath();

  /// Attributes of the Compose Specification that the reference refuses.
  private static final Set<String> NEWER = Set.of("build-no_cache_filter", "pre_start");

  /// What the reference prints in another order each time.
  private static final Set<String> WITHOUT_ORDER = Set.of("option-variables");

  @TestFactory
  Stream<DynamicTest> aCaseMustBeAnsweredAsTheReferenceDoes() throws IOException {
    return GoldenCase.below(CASES).stream()
        .filter(golden -> !NEWER.contains(golden.name()))
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  @Test
  void whatIsNewerThanTheReferenceMustBeRefusedByIt() throws IOException {
    for (String name : NEWER) {
      SideBySide both = new GoldenCase(CASES.resolve(name)).sideBySide();
      assertThat(both.reference().errors()).contains("not allowed");
      assertThat(both.berth().exitCode()).isZero();
    }
  }

  private static void check(GoldenCase golden) throws IOException {
    SideBySide both = golden.sideBySide();
    if (WITHOUT_ORDER.contains(golden.name())) {
      CommandResult theirs = both.reference();
      assertThat(sorted(both.berth().out())).isEqualTo(sorted(theirs.expectSuccess()));
    } else {
      both.agree();
    }
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }
}
