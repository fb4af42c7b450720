package dev.berth.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Texts that look like Compose files: good ones, damaged ones, mere pieces.
final class ComposeTexts {
  private static final List<String> PIECES =
      List.of(
          "services:\n",
          "  a:\n",
          "    image: x\n",
          "    ports:\n",
          "      - ",
          "extends: a\n",
          "include: ",
          "depends_on: [a]\n",
          "networks:\n",
          "volumes:\n",
          "deploy:\n",
          "environment: ",
          "build: .\n",
          "version: '3.8'\n",
          "name: n\n",
          "x-y: ",
          "replicas: ",
          "\n",
          "\n",
          " ",
          "  ",
          "    ",
          "- ",
          ": ",
          ":",
          ", ",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "<<: ",
          "!reset ",
          "!override ",
          "!!binary ",
          "!!int ",
          "!x ",
          "|\n",
          ">-\n",
          "'",
          "\"",
          "#",
          "? ",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "\t",
          "\r\n",
          "\r",
          "\uFEFF",
          "\u0000",
          "\u2028",
          "\u00E9",
          "\uD83D\uDE00",
          "\uD800",
          "$",
          "$$",
          "${",
          "${A:-",
          "${A?",
          "}",
          "A",
          "null",
          "~",
          "true",
          "yes",
          "0",
          "-1",
          "0x",
          "1e999",
          "99999999999999999999",
          ".inf",
          ".nan",
          "2020-01-01",
          "80:80",
          "1-65535:1-65535",
          "1h",
          "10gb",
          "/a:/b:ro",
          "=",
          "\\");

  private static final List<String> LINES =
      List.of(
          "annotations: {a: b}",
          "cap_add: [SYS_TIME]",
          "command: sail 'two masts' $$HOME",
          "cpus: 0.5",
          "depends_on: [other]",
          "devices: [/dev/null]",
          "dns: 10.0.0.2",
          "entrypoint: []",
          "environment: [A=1, B=, 'C=$$x']",
          "expose: [80]",
          "extra_hosts: [a=10.0.0.1]",
          "healthcheck: {test: 'x y', interval: 90s}",
          "init: true",
          "labels: {a: '', b: 1}",
          "logging: {driver: json-file, options: {a: 3}}",
          "mem_limit: 64m",
          "networks: {side: {aliases: [b]}}",
          "ports: ['80:80', 90-92]",
          "restart: on-failure:3",
          "scale: 2",
          "stop_grace_period: 90s",
          "tmpfs: /run",
          "ulimits: {nproc: 3, nofile: {soft: 1, hard: 2}}",
          "user: '0'",
          "x-own: {a: [1, 2.5]}",
          "volumes: ['data:/data:ro', './here:/here', '/nameless']",
          "working_dir: /deck");

  private static final List<String> GOOD = golden();

  private ComposeTexts() {}

  private static List<String> golden() {
    try (Stream<Path> found = Files.walk(Path.of("test-stacks", "config"))) {
      return found
          .filter(file -> file.toString().endsWith("compose.yaml"))
          .sorted()
          .map(ComposeTexts::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pieces of YAML in any order.
  static Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  /// Good files, each damaged in a few places.
  static Arbitrary<String> damaged() {
    return Combinators.combine(Arbitraries.of(GOOD), damage().list().ofMinSize(1).ofMaxSize(5))
        .as((text, damages) -> {
          String damaged = text;
          for (Damage damage : damages) {
            damaged = damage.to(damaged);
          }
          return damaged;
        });
  }

  /// Projects of one service with any attributes, and another one.
  static Arbitrary<String> projects() {
    return Arbitraries.of(LINES)
        .set()
        .ofMaxSize(12)
        .map(lines -> {
          StringBuilder file = new StringBuilder("services:\n  boat:\n    image: alpine\n");
          lines.stream().sorted().forEach(line -> file.append("    " + line + "\n"));
          return file
              + "  other: {image: alpine}\nnetworks: {side: , default: }\nvolumes: {data: }\n";
        });
  }

  private static Arbitrary<Damage> damage() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5000),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(PIECES).optional(0.7))
        .as((at, length, piece) -> new Damage(at, length, piece.orElse("")));
  }

  /// Takes some characters out of a text and puts a piece in.
  private record Damage(int at, int length, String piece) {
    String to(String text) {
      int start = text.isEmpty() ? 0 : at % text.length();
      int end = Math.min(text.length(), start + (piece.isEmpty() ? length : length % 3));
      return text.substring(0, start) + piece + text.substring(end);
    }
  }
}
