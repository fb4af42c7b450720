package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Programs;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that ask for much, each read by a process of its own: within two seconds of processor time
/// and 512 MiB of memory of the whole process, each is refused at a place. A machine that takes
/// more than a second for an honest file has twice the time of that.
class HostileFilesTest {
  private static final long MILLISECONDS = 2000;
  private static final long KIBIBYTES = 512 << 10;
  private static final int HONEST_SERVICES = 10_000;

  /// What else the machine does makes a run slower, never faster: the best of some counts.
  private static final int RUNS = 3;

  @TempDir Path directory = Path.of("");

  @Test
  void aFileOfAHundredMegabytes() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(compose().toFile(), "rw")) {
      file.setLength(100_000_000);
    }

    assertThat(problems())
        .isEqualTo(
            """
            compose.yaml:1:1: error: compose.yaml is larger than 8 MiB
              help: a configuration is text of some kilobytes: name another file
            """);
  }

  @Test
  void aFileWithoutEnd() throws Exception {
    Files.writeString(compose(), "include: [/dev/zero]\n");

    assertThat(problems()).startsWith("/dev/zero:1:1: error: /dev/zero is larger than 8 MiB\n");
  }

  @Test
  void pipesThatNobodyWritesTo() throws Exception {
    Programs.run(directory, Map.of(), List.of("mkfifo", "compose.yaml", "web.env")).expectSuccess();
    assertThat(problems()).isEqualTo("error: nothing comes out of compose.yaml, which is a pipe\n");

    Files.delete(compose());
    Files.writeString(compose(), "services: {web: {image: x, env_file: web.env}}\n");
    assertThat(problems())
        .startsWith("compose.yaml:1:38: error: nothing comes out of web.env, which is a pipe\n");
  }

  @Test
  void aBombOfAliases() throws Exception {
    StringBuilder file = new StringBuilder("x-a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'n'; name++) {
      String below = "*" + (char) (name - 1);
      file.append("x-" + name + ": &" + name + " [" + (below + ", ").repeat(8) + below + "]\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .isEqualTo(
            """
            compose.yaml:6:34: error: the document has more than 500000 values
                6 | x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
                  |                                  ^^
            """);
  }

  @Test
  void aBombOfMergeKeys() throws Exception {
    StringBuilder file = new StringBuilder("x-0: &x0 {a: 1, b: 2, c: 3}\n");
    for (int i = 1; i < 30; i++) {
      int below = i - 1;
      file.append("x-%d: &x%d {k%d: *x%d, l%d: *x%d}\n".formatted(i, i, i, below, i, below));
    }
    Files.writeString(compose(), file.append("services: {a: {image: alpine}}\n"));

    assertThat(problems())
        .startsWith("compose.yaml:")
        .contains("error: the document has more than 500000 values");
  }

  @Test
  void aLongTextUnderManyAliases() throws Exception {
    String text = "a".repeat(1_000_000);
    Files.writeString(compose(), "x-a: &a " + text + "\nx-b: [" + "*a, ".repeat(100_000) + "]\n");

    assertThat(problems())
        .startsWith("compose.yaml:2:")
        .contains("error: the document has more than 500000 values");
  }

  @Test
  void deepNestingInOneLine() throws Exception {
    Files.writeString(compose(), "services: " + "{a: ".repeat(1_000_000));

    assertThat(problems())
        .startsWith("compose.yaml:1:")
        .contains("error: the document is nested more than 200 levels deep");
  }

  @Test
  void deepNestingInManyLines() throws Exception {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      file.append(" ".repeat(i)).append("a:\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .startsWith("compose.yaml:")
        .contains("error: the document is nested more than 200 levels deep");
  }

  @Test
  void bytesThatAreNoText() throws Exception {
    Files.write(compose(), new byte[] {'a', ':', '\n', 's', ':', ' ', (byte) 0xC3, (byte) 0x28});

    assertThat(problems())
        .isEqualTo(
            """
            compose.yaml:2:4: error: the byte 0xC3 does not belong to UTF-8
                2 | s: \uFFFD(
                  |    ^
              help: save the file as plain UTF-8 text
            """);
  }

  @Test
  void otherEncodings() throws Exception {
    Files.write(compose(), "services: {}".getBytes(StandardCharsets.UTF_16));

    assertThat(problems())
        .startsWith("compose.yaml:1:1: error: the byte 0xFE does not belong to UTF-8\n");
  }

  @Test
  void binaryData() throws Exception {
    byte[] data = new byte[1 << 20];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 % 127);
    }
    Files.write(compose(), data);

    assertThat(problems())
        .startsWith("compose.yaml:1:1: error: the character U+0000 may not occur in YAML\n");
  }

  @Test
  void numbersOfAMillionDigits() throws Exception {
    Files.writeString(
        compose(), "services: {a: {image: x, scale: " + "9".repeat(1_000_000) + "}}\n");

    assertThat(problems()).startsWith("compose.yaml:1:33: error: services.a.scale: ");
  }

  @Test
  void quotesThatAreNeverClosed() throws Exception {
    Files.writeString(compose(), "services:\n  a: {image: \"" + "x\n".repeat(1_000_000));

    assertThat(problems())
        .startsWith("compose.yaml:2:14: error: while scanning a quoted scalar: found unexpected");
  }

  @Test
  void tensOfThousandsOfUnknownKeysInOneLine() throws Exception {
    StringBuilder file = new StringBuilder("services: {a: {image: x");
    for (int i = 0; i < 50_000; i++) {
      file.append(", unknown-").append(i).append(": 1");
    }
    Files.writeString(compose(), file.append("}}\n"));

    assertThat(problems())
        .startsWith(
            "compose.yaml:1:26: error: services.a.unknown-0:"
                + " a service has no attribute \"unknown-0\"\n")
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void aCircleOfManyDependencies() throws Exception {
    int count = 15_000;
    StringBuilder file = new StringBuilder("services:\n");
    for (int i = 0; i < count; i++) {
      file.append("  s%d: {image: x, depends_on: [s%d]}\n".formatted(i, (i + 1) % count));
    }
    Files.writeString(compose(), file);

    assertThat(problems()).startsWith("compose.yaml:").contains("services depend on each other: ");
  }

  @Test
  void eightMebibytesOfServices() throws Exception {
    StringBuilder file = new StringBuilder("services:\n");
    for (int i = 0; file.length() < (8 << 20) - 40; i++) {
      file.append("  s" + i + ": {image: x}\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .isEqualTo(
            """
            compose.yaml:125001:12: error: the document has more than 500000 values
            125001 |   s124999: {image: x}
                   |            ^
            """);
  }

  @Test
  void aCircleOfExtends() throws Exception {
    StringBuilder file = new StringBuilder("services:\n");
    for (int i = 0; i < 20_000; i++) {
      file.append("  s" + i + ": {extends: s" + (i + 1) % 20_000 + "}\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .startsWith("compose.yaml:102:")
        .contains("error: services.s100.extends: services extend each other over 100 steps");
  }

  @Test
  void manyServicesThatExtendALargeOne() throws Exception {
    StringBuilder file = new StringBuilder("services:\n  base:\n    image: x\n    labels:\n");
    for (int i = 0; i < 20_000; i++) {
      file.append("      label-" + i + ": x\n");
    }
    for (int i = 0; i < 20_000; i++) {
      file.append("  s" + i + ": {extends: base}\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .startsWith("compose.yaml:")
        .contains("services that extend others come to more than 500000 values");
  }

  @Test
  void includesThatDoubleAtEachStep() throws Exception {
    for (int i = 0; i < 40; i++) {
      String next = "c" + (i + 1) + ".yaml";
      String file = i == 39 ? "services: {}\n" : "include: [" + next + ", ./" + next + "]\n";
      Files.writeString(directory.resolve("c" + i + ".yaml"), file);
    }
    Files.writeString(compose(), "include: [c0.yaml]\n");

    assertThat(problems())
        .startsWith("c")
        .contains(".yaml:1:")
        .contains("error: include: more than 1000 includes lead here");
  }

  @Test
  void aCircleOfIncludes() throws Exception {
    Files.writeString(compose(), "include: [other.yaml]\n");
    Files.writeString(directory.resolve("other.yaml"), "include: [compose.yaml]\n");

    assertThat(problems())
        .startsWith(
            "other.yaml:1:11: error: include: files include each other:"
                + " compose.yaml → other.yaml → compose.yaml\n");
  }

  @Test
  void anIncludeThatLeadsOutOfTheProject() throws Exception {
    Files.writeString(compose(), "include: [../../../../../../../../../../etc/hostname/none]\n");

    assertThat(problems())
        .startsWith("compose.yaml:1:11: error: /etc/hostname/none cannot be read: ");
  }

  @Test
  void variablesThatDoubleAtEachLine() throws Exception {
    StringBuilder file = new StringBuilder("V0=xxxxxxxxxx\n");
    for (int i = 1; i < 60; i++) {
      file.append("V%d=$V%d$V%d\n".formatted(i, i - 1, i - 1));
    }
    Files.writeString(directory.resolve(".env"), file);
    Files.writeString(compose(), "services: {a: {image: $V59}}\n");

    assertThat(problems())
        .startsWith(".env:")
        .contains("error: the values of variables fill in more than 1048576 characters\n");
  }

  @Test
  void aLongValueThatIsFilledInOften() throws Exception {
    Files.writeString(directory.resolve(".env"), "V=" + "x".repeat(1_000_000) + "\n");
    Files.writeString(compose(), "services: {a: {image: " + "$V".repeat(1000) + "}}\n");

    assertThat(problems())
        .startsWith("compose.yaml:1:23: error: services.a.image: the values of variables fill in");
  }

  @Test
  void aTextOfMegabytesWithoutBlanks() throws Exception {
    Files.writeString(compose(), "services: {a: {image: " + "x".repeat(7_900_000) + ", a: 1}}\n");

    assertThat(problems()).startsWith("compose.yaml:1:").contains("a service has no attribute");
  }

  @Test
  void manyUsesOfVariablesInOneLine() throws Exception {
    Files.writeString(
        compose(), "services: {a: {image: \"" + "${A:-x}".repeat(300_000) + "${\"}}\n");

    assertThat(problems()).startsWith("compose.yaml:1:23: error: services.a.image: ");
  }

  @Test
  void tabsInAMillionLines() throws Exception {
    Files.writeString(compose(), "services:\n" + "\ta: 1\n".repeat(1_000_000));

    assertThat(problems()).startsWith("compose.yaml:2:1: error: ").contains("indent with blanks");
  }

  @Test
  void aKeyThatOccursHundredsOfThousandsOfTimes() throws Exception {
    Files.writeString(compose(), "services:\r\n" + "  a: {}\r\n".repeat(900_000));

    assertThat(problems())
        .startsWith("compose.yaml:3:3: error: services.a: the key \"a\" occurs twice\n");
  }

  private Path compose() {
    return directory.resolve("compose.yaml");
  }

  /// What Berth refuses, which must be a finding of its own and no failure, and must not take long.
  private String problems() throws Exception {
    ChildBerth.Measured measured = ChildBerth.measured(directory, "config", "-q");
    for (int again = 1; again < RUNS && measured.milliseconds() >= MILLISECONDS; again++) {
      measured = ChildBerth.measured(directory, "config", "-q");
    }
    String errors = measured.result().errors();
    assertThat(errors).doesNotContain("unexpected error").doesNotContain("OutOfMemory");
    assertThat(measured.result().exitCode()).isEqualTo(ExitCode.ERROR);
    if (measured.milliseconds() >= MILLISECONDS) {
      assertThat(measured.milliseconds())
          .as("processor time")
          .isLessThan(2 * millisecondsOfAnHonestFile());
    }
    assertThat(measured.kibibytes()).as("memory of the process").isLessThan(KIBIBYTES);
    return errors;
  }

  private long millisecondsOfAnHonestFile() throws Exception {
    Path honest = Files.createDirectories(directory.resolve("honest"));
    StringBuilder file = new StringBuilder("services:\n");
    for (int i = 0; i < HONEST_SERVICES; i++) {
      file.append("  s" + i + ": {image: x}\n");
    }
    Files.writeString(honest.resolve("compose.yaml"), file);
    ChildBerth.Measured measured = ChildBerth.measured(honest, "config", "-q");
    measured.result().expectSuccess();
    return measured.milliseconds();
  }
}
