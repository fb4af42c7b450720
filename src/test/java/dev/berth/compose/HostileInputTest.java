package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileInputTest {
  @Test
  void anAliasBombIsRefused() {
    StringBuilder file = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'n'; name++) {
      String below = "*" + (char) (name - 1);
      file.append(name + ": &" + name + " [" + (below + ", ").repeat(8) + below + "]\n");
    }

    assertThat(Loading.problems(file.toString()))
        .contains("error: the document has more than 500000 values");
  }

  @Test
  void anAliasWithinItsOwnAnchorIsRefused() {
    assertThat(Loading.problems("services: &a\n  x: *a\n"))
        .contains("<stdin>:2:6: error: the alias *a lies within its own anchor");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(Loading.problems("a: " + "[".repeat(5000)))
        .contains("error: the document is nested more than 200 levels deep");
  }

  @Test
  void deepTemplatesAreRefused() {
    String image = "${A:-".repeat(3000) + "}".repeat(3000);

    assertThat(Loading.problems("services: {a: {image: '" + image + "'}}"))
        .contains("is no valid use of variables");
  }

  @Test
  void aLongChainOfExtendsIsRefused() {
    StringBuilder file = new StringBuilder("services:\n  s0: {image: x}\n");
    for (int i = 1; i < 3000; i++) {
      file.append("  s" + i + ": {extends: s" + (i + 1) % 3000 + "}\n");
    }

    assertThat(Loading.problems(file.toString()))
        .contains("error: services.s101.extends: services extend each other over 100 steps");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(Loading.problems("")).contains("error: there is nothing in the Compose file");
  }

  @Test
  void filesThatIncludeEachOtherTwiceOverManyStepsAreRefused(@TempDir Path root)
      throws IOException {
    for (int i = 0; i < 30; i++) {
      String next = "f" + (i + 1) + ".yaml";
      Files.writeString(root.resolve("f" + i + ".yaml"), "include: [" + next + ", " + next + "]");
    }
    Files.writeString(root.resolve("f30.yaml"), "services: {a: {image: x}}");
    LoadRequest request = LoadRequest.of(root, Map.of()).with().files(List.of("f0.yaml")).build();

    assertThatThrownBy(() -> new ComposeLoader().load(request))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("more than 1000 includes lead here");
  }

  @Test
  void aLongChainOfIncludesIsRefused(@TempDir Path root) throws IOException {
    for (int i = 0; i < 300; i++) {
      Files.writeString(root.resolve("f" + i + ".yaml"), "include: [f" + (i + 1) + ".yaml]");
    }
    LoadRequest request = LoadRequest.of(root, Map.of()).with().files(List.of("f0.yaml")).build();

    assertThatThrownBy(() -> new ComposeLoader().load(request))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("files include each other over 100 steps");
  }
}
