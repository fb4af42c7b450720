package dev.berth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Files such as people have, in `test-stacks/real`. Their images are those of [TestImages].
public final class RealStacks {
  private static final Path DIRECTORY = Path.of("test-stacks/real");

  /// Files that are tried on one of the three targets only, unless all are asked for.
  private static final int TARGETS = 3;

  private RealStacks() {}

  /// Names of all of them.
  public static List<String> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those that a run tries on one target: a third of them, so that each is tried somewhere; with
  /// `-Dberth.stacks=all` all, with `-Dberth.stacks=NAME` that one.
  ///
  /// @param target number of the target, from 0
  public static List<String> of(int target) {
    String wanted = System.getProperty("berth.stacks", "");
    List<String> all = all();
    if (wanted.equals("all")) {
      return all;
    }
    if (!wanted.isEmpty()) {
      return List.of(wanted);
    }
    return IntStream.range(0, all.size())
        .filter(number -> number % TARGETS == target)
        .mapToObj(all::get)
        .toList();
  }

  /// The text of one of them.
  public static String text(String name) {
    try {
      return Files.readString(DIRECTORY.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
