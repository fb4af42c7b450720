package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.YamlDocument;
import dev.berth.yaml.YamlReader;
import dev.berth.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each mistake is told for itself: one never hides another, and none is told again by what follows
/// from it. Held for every value of every golden case.
class IndependentProblemsTest {
  private static final java.nio.file.Path CASES =
      java.nio.file.Path.of("test-stacks", "config").toAbsolutePath();

  private static final Node LIST = new ListNode(List.of(new ListNode(List.of(), null)), null);

  private static final Node MAPPING =
      new MapNode.Builder((Span) null).put("nonsense", LIST).build();

  /// What is wrong in other parts of a project, in all stages.
  private static final String OTHERS =
      """
      services:
        other-schema: {image: alpine, imagee: x}
        other-type: {image: alpine, privileged: [true]}
        other-form: {image: alpine, ports: ["x:y"]}
        other-value: {image: alpine, mem_limit: much}
        other-shape: {image: alpine, gpus: [{count: 1, device_ids: ["0"]}]}
        other-rule: {depends_on: [other-nobody]}
        other-doubt: {image: alpine, restart: sometimes}
        other-base: {extends: other-nobody}
        other-file: {image: alpine, env_file: other-nothing}
      """;

  @TestFactory
  Stream<DynamicTest> aMistakeIsToldOnceAndHidesNoOther() throws IOException {
    try (Stream<java.nio.file.Path> found = Files.list(CASES)) {
      return found
          .filter(directory -> Files.exists(directory.resolve("expected.yaml")))
          .filter(directory -> Files.exists(directory.resolve("compose.yaml")))
          .filter(directory -> !Files.exists(directory.resolve("arguments")))
          .filter(directory -> !Files.exists(directory.resolve("environment")))
          .sorted()
          .toList()
          .stream()
          .map(directory ->
              DynamicTest.dynamicTest(
                  directory.getFileName().toString(), () -> checkAll(directory)));
    }
  }

  @Test
  void allStagesTellTheirProblemsInOneRun() {
    assertThat(messages(CASES, OTHERS).stream().map(Message::code))
        .contains(
            Code.UNKNOWN_ATTRIBUTE,
            Code.WRONG_TYPE,
            Code.BAD_SHORT_FORM,
            Code.BAD_VALUE,
            Code.EXCLUSIVE_ATTRIBUTES,
            Code.NO_IMAGE,
            Code.UNDEFINED_REFERENCE,
            Code.BAD_EXTENDS,
            Code.BAD_ENV_FILE);
  }

  /// A problem without its place in the text.
  private record Message(Code code, String path, String text) {
    static Message of(Problem problem) {
      return new Message(problem.code(), problem.path().toString(), problem.message());
    }
  }

  private static void checkAll(java.nio.file.Path directory) throws IOException {
    String text = Files.readString(directory.resolve("compose.yaml"));
    List<YamlDocument> documents = YamlReader.read(new Source("test", text), text, new Problems());
    if (documents.size() != 1 || !documents.getFirst().cleared().isEmpty()) {
      return;
    }
    Node file = documents.getFirst().root();
    Set<Message> usual = messages(directory, YamlWriter.write(file));
    Set<Message> others = messages(directory, OTHERS);
    for (Path place : places(file, Path.ROOT)) {
      String wrong = YamlWriter.write(nonsense(file, place));
      Set<Message> told = messages(directory, wrong);
      assertThat(told)
          .as("nonsense at %s of %s leads to no problem elsewhere", place, directory)
          .allMatch(message -> usual.contains(message) || isAbout(message.path(), place));
      assertThat(messages(directory, wrong + "---\n" + OTHERS))
          .as("nonsense at %s of %s hides nothing", place, directory)
          .containsAll(told)
          .containsAll(others);
      misspelled(directory, file, place, usual);
    }
  }

  /// What a misspelled attribute was meant to be is not told to be missing.
  private static void misspelled(
      java.nio.file.Path directory, Node file, Path place, Set<Message> usual) {
    if (!(place.segments().getLast() instanceof Path.Segment.Key(String key)) || key.length() < 3) {
      return;
    }
    String wrong =
        YamlWriter.write(changed(file, place.parent().segments(), map -> renamed(map, key)));
    String told = place.parent().key(key + "z").toString();
    Set<Message> messages = messages(directory, wrong);
    if (messages.stream()
        .anyMatch(
            message -> message.code() == Code.UNKNOWN_ATTRIBUTE && message.path().equals(told))) {
      assertThat(messages)
          .as("%s of %s leads to no problem elsewhere", told, directory)
          .allMatch(message -> usual.contains(message) || message.path().equals(told));
    }
  }

  private static Node renamed(Node node, String key) {
    if (!(node instanceof MapNode map)) {
      return node;
    }
    MapNode.Builder builder = new MapNode.Builder(map.span());
    for (MapNode.Entry entry : map.entries()) {
      builder.put(entry.key().equals(key) ? key + "z" : entry.key(), entry.value());
    }
    return builder.build();
  }

  private static boolean isAbout(String path, Path place) {
    return path.startsWith(place.toString());
  }

  private static Set<Message> messages(java.nio.file.Path directory, String file) {
    LoadRequest request =
        LoadRequest.of(directory, Map.of("HOME", "/home/me"))
            .with()
            .files(List.of("-"))
            .stdin(() -> file)
            .projectName("demo")
            .build();
    List<Problem> problems;
    try {
      problems = new ComposeLoader().load(request).warnings();
    } catch (ProblemsException e) {
      problems = e.problems();
    }
    Set<Message> messages = new HashSet<>();
    problems.forEach(problem -> messages.add(Message.of(problem)));
    return messages;
  }

  /// All places but the two that there is nothing without: what is included, and the services.
  private static List<Path> places(Node node, Path path) {
    List<Path> places = new ArrayList<>();
    if (path.toString().startsWith("include")) {
      return places;
    }
    if (!path.isRoot() && !path.equals(Path.of("services"))) {
      places.add(path);
    }
    switch (node) {
      case MapNode map ->
          map.entries().stream()
              .filter(entry -> !entry.key().startsWith("x-"))
              .forEach(entry -> places.addAll(places(entry.value(), path.key(entry.key()))));
      case ListNode list -> {
        for (int i = 0; i < list.size(); i++) {
          places.addAll(places(list.items().get(i), path.index(i)));
        }
      }
      default -> {}
    }
    return places;
  }

  /// A tree with the value at a place replaced by what it cannot be.
  private static Node nonsense(Node node, Path place) {
    return changed(node, place.segments(), value -> value instanceof MapNode ? LIST : MAPPING);
  }

  private static Node changed(Node node, List<Path.Segment> way, UnaryOperator<Node> change) {
    if (way.isEmpty()) {
      return change.apply(node);
    }
    List<Path.Segment> rest = way.subList(1, way.size());
    return switch (way.getFirst()) {
      case Path.Segment.Key(String key) when node instanceof MapNode map -> {
        Node old = map.get(key);
        yield old == null ? map : map.with(key, changed(old, rest, change));
      }
      case Path.Segment.Index(int index) when node instanceof ListNode list -> {
        List<Node> items = new ArrayList<>(list.items());
        items.set(index, changed(items.get(index), rest, change));
        yield new ListNode(items, list.span());
      }
      default -> node;
    };
  }
}
