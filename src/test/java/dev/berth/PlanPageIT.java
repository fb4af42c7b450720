package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Call;
import dev.berth.testing.Engine;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/plan.md` shows what Berth really says. Blocks that name a file are written to a directory,
/// and the commands of blocks of the kind `console` are run there, one after the other, on an
/// engine. `-Dgolden.update` puts what they say into the page.
@OnHost
class PlanPageIT {
  private static final Path PAGE = Path.of("docs/plan.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
  private static final String PROMPT = "$ ";
  private static final Engine ENGINE = Engines.host();

  @Test
  void thePageShowsWhatBerthSays(@TempDir Path directory) throws IOException {
    Path project = Files.createDirectories(directory.resolve("shop"));
    String page = Files.readString(PAGE);
    String played;
    try {
      played = play(page, project);
    } finally {
      berth(project, "--progress", "quiet", "down", "-v");
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, played);
    }
    assertThat(page)
        .as("run this test with -Dgolden.update and look at the difference")
        .isEqualTo(played);
  }

  private static String play(String page, Path project) throws IOException {
    StringBuilder played = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String replacement = block.group();
      if (block.group(2) != null) {
        Files.writeString(project.resolve(block.group(2)), block.group(3));
      }
      if (block.group(1).equals("console")) {
        StringBuilder lines = new StringBuilder();
        for (String line : block.group(3).lines().toList()) {
          if (line.startsWith(PROMPT)) {
            lines.append(line).append('\n').append(run(line.substring(2), project));
          }
        }
        replacement = "```console\n" + lines + "```";
      }
      block.appendReplacement(played, Matcher.quoteReplacement(replacement));
    }
    return block.appendTail(played).toString();
  }

  private static String run(String line, Path project) {
    List<String> words = Arrays.asList(line.split(" ", -1));
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    if (words.getFirst().equals("docker")) {
      return ENGINE.docker(project, arguments).expectSuccess();
    }
    return berth(project, arguments)
        .replace(ENGINE.uri().toString(), "unix:///var/run/docker.sock")
        // A block in a block of the page has to have another fence.
        .replace("```", "~~~");
  }

  private static String berth(Path project, String... arguments) {
    Map<String, String> environment =
        Map.of("DOCKER_HOST", ENGINE.uri().toString(), "HOME", project.toString());
    Call call = Call.in(project, environment, arguments);
    return call.out() + call.err();
  }
}
