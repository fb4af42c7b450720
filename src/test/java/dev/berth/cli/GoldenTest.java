package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each directory of `test-stacks/config` is one case: an attribute or a rule, and what Berth makes
/// of it. `mvn test -Dtest=GoldenTest -Dgolden.update` writes what Berth says now; compare it with
/// the reference before it is committed.
class GoldenTest {
  private static final Path CASES = Path.of("test-stacks", "config").toAbsolutePath();
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> everyFileIsReadAsItsCaseSays() throws IOException {
    return GoldenCase.below(CASES).stream()
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) throws IOException {
    if (UPDATE) {
      golden.update();
    }
    List<Path> expectations = golden.expectations();
    assertThat(expectations)
        .as("%s needs one expectation: run this test with -Dgolden.update", golden.name())
        .hasSize(1);
    assertThat(golden.answer()).isEqualTo(GoldenCase.expected(expectations.getFirst()));
  }
}
