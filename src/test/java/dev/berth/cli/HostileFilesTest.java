package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that ask for much, in a process that has little: 512 MiB.
class HostileFilesTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aFileOfAHundredMegabytesIsRefused() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(compose().toFile(), "rw")) {
      file.setLength(100_000_000);
    }

    assertThat(problems()).isEqualTo("error: compose.yaml is larger than 16 MiB\n");
  }

  @Test
  void thereIsRoomForAFileOfTheLargestSize() throws Exception {
    StringBuilder file = new StringBuilder("services: {a: {image: alpine}}\nx-fill:\n");
    while (file.length() < (16 << 20) - 100) {
      file.append("- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems()).isEmpty();
  }

  @Test
  void anAliasBombIsRefused() throws Exception {
    StringBuilder file = new StringBuilder("x-a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'n'; name++) {
      String below = "*" + (char) (name - 1);
      file.append("x-" + name + ": &" + name + " [" + (below + ", ").repeat(8) + below + "]\n");
    }
    Files.writeString(compose(), file);

    assertThat(problems())
        .startsWith("compose.yaml:")
        .contains("error: the document has more than 3000000 values");
  }

  @Test
  void aBombOfMergeKeysIsRefused() throws Exception {
    StringBuilder file = new StringBuilder("x-0: &x0 {a: 1, b: 2, c: 3}\n");
    for (int i = 1; i < 30; i++) {
      int below = i - 1;
      file.append("x-%d: &x%d {k%d: *x%d, l%d: *x%d}\n".formatted(i, i, i, below, i, below));
    }
    Files.writeString(compose(), file.append("services: {a: {image: alpine}}\n"));

    assertThat(problems()).contains("error: the document has more than 3000000 values");
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    Files.writeString(compose(), "services: " + "{a: ".repeat(1_000_000));

    assertThat(problems())
        .startsWith("compose.yaml:1:")
        .contains("error: the document is nested more than 200 levels deep");
  }

  @Test
  void nestedBlocksAreRefusedToo() throws Exception {
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
  void bytesThatAreNoTextAreRefused() throws Exception {
    Files.write(compose(), new byte[] {'s', ':', ' ', (byte) 0xC3, (byte) 0x28});

    assertThat(problems()).isEqualTo("error: compose.yaml is not encoded in UTF-8\n");
  }

  @Test
  void otherEncodingsAreRefused() throws Exception {
    Files.write(compose(), "services: {}".getBytes(StandardCharsets.UTF_16));

    assertThat(problems()).isEqualTo("error: compose.yaml is not encoded in UTF-8\n");
  }

  private Path compose() {
    return directory.resolve("compose.yaml");
  }

  /// What Berth says, which must be a finding of its own and no failure.
  private String problems() throws Exception {
    CommandResult result = ChildBerth.in(directory, "config", "-q");
    assertThat(result.errors()).doesNotContain("unexpected").doesNotContain("OutOfMemory");
    assertThat(result.exitCode()).isEqualTo(result.errors().isEmpty() ? 0 : ExitCode.ERROR);
    return result.errors();
  }
}
