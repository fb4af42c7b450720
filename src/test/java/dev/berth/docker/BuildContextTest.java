package dev.berth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  @TempDir Path directory;

  @Test
  void holdsTheFilesInOrderWithoutThoseThatAreIgnored() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    write("b.txt", "b");
    write("a/long-" + "x".repeat(120) + ".txt", "deep");
    write("a/skip.log", "no");
    write(".dockerignore", "**/*.log\nDockerfile\n");

    assertThat(names(BuildContext.of(directory, null, null)))
        .containsExactly(
            ".dockerignore", "Dockerfile", "a/", "a/long-" + "x".repeat(120) + ".txt", "b.txt");
  }

  @Test
  void anInlineDockerfileIsAddedUnderAnotherName() throws IOException {
    BuildContext context = BuildContext.of(directory, null, "FROM scratch\n");

    assertThat(names(context)).containsExactlyInAnyOrder(context.dockerfile(), ".dockerignore");
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    write("a", "1");
    byte[] first = bytes(BuildContext.of(directory, null, null));
    Files.setLastModifiedTime(directory.resolve("a"), FileTime.fromMillis(0));

    assertThat(bytes(BuildContext.of(directory, null, null))).isEqualTo(first);
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static byte[] bytes(BuildContext context) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    context.write(out);
    return out.toByteArray();
  }

  private static List<String> names(BuildContext context) throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes(context)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
