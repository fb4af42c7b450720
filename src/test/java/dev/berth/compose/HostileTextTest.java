package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Texts that are no Compose files, or hardly any: each is told with its place.
class HostileTextTest {
  @Test
  void controlCharactersAreRefused() {
    assertThat(Loading.problems("services:\n  a: {image: \u0000x}\n"))
        .startsWith("<stdin>:2:14: error: the character U+0000 may not occur in YAML\n");
  }

  @Test
  void tabsAreRefused() {
    assertThat(Loading.problems("services:\n\ta: {image: x}\n"))
        .startsWith(
            "<stdin>:2:1: error: while scanning for the next token: found character '\\t(TAB)'")
        .contains("\n  help: indent with blanks\n");
  }

  @Test
  void openQuotesAreRefused() {
    assertThat(Loading.problems("services:\n  a: {image: \"x}\n"))
        .isEqualTo(
            """
            <stdin>:2:14: error: while scanning a quoted scalar: found unexpected end of stream
                2 |   a: {image: "x}
                  |              ^
              help: close what begins here
            """);
  }

  @Test
  void openBracketsAreRefused() {
    assertThat(Loading.problems("services:\n  a: [x\n"))
        .isEqualTo(
            """
            <stdin>:2:6: error: while parsing a flow sequence: expected ',' or ']', but got <stream end>
                2 |   a: [x
                  |      ^
              help: close what begins here
            """);
  }

  @Test
  void keysThatOccurTwiceAreRefusedAtAnyDepth() {
    assertThat(Loading.problems("services: {a: {image: x}, a: {image: y}}\n"))
        .isEqualTo(
            """
            <stdin>:1:27: error: services.a: the key "a" occurs twice
                1 | services: {a: {image: x}, a: {image: y}}
                  |                           ^
              the first is here: <stdin>:1:12
              help: remove one of the two, or put what both say into one
            """);
  }

  @Test
  void numbersWithoutEndAreRefused() {
    assertThat(Loading.problems("services: {a: {image: x, scale: " + "9".repeat(30) + "}}\n"))
        .isEqualTo(
            """
            <stdin>:1:33: error: services.a.scale: the number is too large
                1 | services: {a: {image: x, scale: 999999999999999999999999999999}}
                  |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """);
  }

  @Test
  void hugeSizesAreRefused() {
    assertThat(Loading.problems("services: {a: {image: x, mem_limit: 99999999999999999999g}}\n"))
        .isEqualTo(
            """
            <stdin>:1:37: error: services.a.mem_limit: the size is too large
                1 | services: {a: {image: x, mem_limit: 99999999999999999999g}}
                  |                                     ^^^^^^^^^^^^^^^^^^^^^
            """);
  }

  @Test
  void unknownAliasesAreRefused() {
    assertThat(Loading.problems("services: *nothing\n"))
        .isEqualTo(
            """
            <stdin>:1:11: error: there is no anchor &nothing above this alias
                1 | services: *nothing
                  |           ^^^^^^^^
            """);
  }

  @Test
  void mergeKeysOfTextsAreRefused() {
    assertThat(Loading.problems("services: {a: {<<: text, image: x}}\n"))
        .isEqualTo(
            """
            <stdin>:1:16: error: the merge key << needs a mapping or a list of mappings
                1 | services: {a: {<<: text, image: x}}
                  |                ^^
              help: write <<: *name, where &name marks a mapping above
            """);
  }

  @Test
  void aListIsNoComposeFile() {
    assertThat(Loading.problems("- services\n"))
        .isEqualTo(
            """
            <stdin>:1:1: error: a Compose file is a mapping, not a list
                1 | - services
                  | ^^^^^^^^^^
              help: a Compose file begins with services:
            """);
  }

  @Test
  void dependenciesInACircleAreRefused() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, depends_on: [c]}
                  b: {image: x, links: [a]}
                  c: {image: x, network_mode: "service:b"}
                """))
        .isEqualTo(
            """
            <stdin>:3:25: error: services.b.depends_on: services depend on each other: a → c → b → a
                3 |   b: {image: x, links: [a]}
                  |                         ^
              help: remove one of these dependencies
            """);
  }

  @Test
  void aServiceThatExtendsItselfIsRefused() {
    assertThat(Loading.problems("services: {a: {extends: a}}\n"))
        .isEqualTo(
            """
            <stdin>:1:25: error: services.a.extends: services extend each other: a → a
                1 | services: {a: {extends: a}}
                  |                         ^
              help: let one of them stand alone
            """);
  }

  @Test
  void byteOrderMarksAndLineEndsOfWindowsAreFine() {
    assertThat(Loading.config("\uFEFFservices:\r\n  a:\r\n    image: x\r\n"))
        .isEqualTo(Loading.config("services:\n  a:\n    image: x\n"));
  }
}
