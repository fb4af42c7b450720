package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Call;
import dev.berth.compose.ComposeLoader;
import dev.berth.compose.LoadRequest;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/problems.md` explains every code, and shows what Berth really says.
///
/// In a section, blocks that name a file are written to an empty directory, and blocks of the kind
/// `console` are run there. `-Dgolden.update` puts what they say into the page.
class ProblemsPageTest {
  private static final Path PAGE = Path.of("docs/problems.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^## `(.+)`$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
  private static final Pattern CONFIG = Pattern.compile("(?m)^\\$ berth config(?: -q)?$");
  private static final String PROMPT = "$ ";

  /// On a busy machine even a refused connection takes longer than Berth waits in silence.
  private static final Pattern WAITING = Pattern.compile("(?m)^Waiting for .*\n");

  @Test
  void everyCodeHasASectionAndNoSectionIsLeftOver() throws IOException {
    List<String> sections =
        HEADING.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    List<String> codes = Arrays.stream(Code.values()).map(Code::id).toList();
    assertThat(sections)
        .as("give each constant of problem/Code a section in docs/problems.md, in the same order")
        .isEqualTo(codes);
  }

  @Test
  void theExamplesShowWhatBerthSays(@TempDir Path directory) throws IOException {
    String page = Files.readString(PAGE);
    String played = play(page, directory);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, played);
    }
    assertThat(page)
        .as("run this test with -Dgolden.update and look at the difference")
        .isEqualTo(played);
  }

  @Test
  void theExamplesAreOfTheKindThatTheirSectionExplains(@TempDir Path directory) throws IOException {
    Map<String, List<String>> kinds = new TreeMap<>();
    Map<String, List<String>> explained = new TreeMap<>();
    int number = 0;
    for (String section : Files.readString(PAGE).split("(?m)(?=^## )", -1)) {
      Path project = Files.createDirectories(directory.resolve(number++ + "/shop"));
      Matcher heading = HEADING.matcher(section);
      if (heading.find() && CONFIG.matcher(section).find()) {
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
          write(block, project);
        }
        kinds.put(heading.group(1), codes(project));
        explained.put(heading.group(1), List.of(heading.group(1)));
      }
    }
    assertThat(kinds).isEqualTo(explained);
  }

  private static List<String> codes(Path project) {
    try {
      return codes(new ComposeLoader().load(LoadRequest.of(project, Map.of())).warnings());
    } catch (ProblemsException e) {
      return codes(e.problems());
    }
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).distinct().toList();
  }

  private static String play(String page, Path directory) throws IOException {
    StringBuilder played = new StringBuilder();
    int number = 0;
    for (String section : page.split("(?m)(?=^## )", -1)) {
      Path project = Files.createDirectories(directory.resolve(number++ + "/shop"));
      Matcher block = BLOCK.matcher(section);
      while (block.find()) {
        String replacement = block.group();
        write(block, project);
        if (block.group(1).equals("console")) {
          String command = block.group(3).lines().findFirst().orElseThrow();
          replacement = "```console\n" + command + "\n" + run(command, project) + "```";
        }
        block.appendReplacement(played, Matcher.quoteReplacement(replacement));
      }
      block.appendTail(played);
    }
    return played.toString();
  }

  private static void write(Matcher block, Path directory) throws IOException {
    if (block.group(2) != null) {
      Files.writeString(directory.resolve(block.group(2)), block.group(3));
    }
  }

  /// What a line such as `$ NAME=value berth config` writes, standard error last.
  private static String run(String line, Path directory) {
    Map<String, String> environment = new HashMap<>();
    List<String> words = new ArrayList<>(List.of(line.substring(PROMPT.length()).split(" ", -1)));
    while (!words.getFirst().equals("berth")) {
      String[] variable = words.removeFirst().split("=", 2);
      environment.put(variable[0], variable[1]);
    }
    words.removeFirst();
    Call call = Call.in(directory, environment, words.toArray(String[]::new));
    return call.out() + WAITING.matcher(call.err()).replaceAll("");
  }
}
