package dev.berth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.Console;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers many calls of Berth in one process: one JSON object a line in, one a line out.
public final class ConformanceBatch {
  private ConformanceBatch() {}

  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode call = mapper.readTree(line);
      ByteArrayOutputStream stdout = new ByteArrayOutputStream();
      ByteArrayOutputStream stderr = new ByteArrayOutputStream();
      int exit = run(call, stdout, stderr);
      ObjectNode answer = mapper.createObjectNode();
      answer.put("id", call.get("id").asText());
      answer.put("exit", exit);
      answer.put("stdout", stdout.toString(StandardCharsets.UTF_8));
      answer.put("stderr", stderr.toString(StandardCharsets.UTF_8));
      out.println(mapper.writeValueAsString(answer));
    }
  }

  private static int run(
      JsonNode call, ByteArrayOutputStream stdout, ByteArrayOutputStream stderr) {
    List<String> words = new ArrayList<>();
    call.get("args").forEach(word -> words.add(word.asText()));
    Map<String, String> environment = new HashMap<>();
    call.get("env").properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    byte[] stdin = call.path("stdin").asText("").getBytes(StandardCharsets.UTF_8);
    try (PrintStream out = new PrintStream(stdout, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(stderr, true, StandardCharsets.UTF_8)) {
      Console console =
          new Console(
              out,
              err,
              new ByteArrayInputStream(stdin),
              environment,
              Path.of(call.get("dir").asText()),
              false,
              false);
      return CommandRunner.run(console, words.toArray(String[]::new));
    }
  }
}
