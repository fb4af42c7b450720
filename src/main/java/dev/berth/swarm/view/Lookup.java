package dev.berth.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Docker;
import dev.berth.docker.Together;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Finds things of a swarm by what the user calls them.
///
/// @param docker a manager
public record Lookup(Docker docker) {
  private static final String SELF = "self";

  /// Kinds of things.
  public enum Kind {
    SERVICE("service", "berth service ls"),
    NODE("node", "berth node ls"),
    CONFIG("config", "berth configs ls"),
    SECRET("secret", "berth secrets ls");

    private final String word;
    private final String lister;

    Kind(String word, String lister) {
      this.word = word;
      this.lister = lister;
    }

    /// That there is none of this name.
    public Problem missing(String name) {
      return Problem.error(Code.NOT_IN_SWARM, "no such " + word + ": " + name)
          .withHelp("\"" + lister + "\" lists all of them");
    }
  }

  /// What was found, in the order of the names, and what was not.
  ///
  /// @param objects what there is
  /// @param problems one for each name that stands for nothing
  public record Found(List<SwarmObject> objects, List<Problem> problems) {
    public Found {
      objects = List.copyOf(objects);
      problems = List.copyOf(problems);
    }
  }

  /// Finds all of these.
  ///
  /// @param names names or IDs; `self` is the node that is asked
  public Found find(Kind kind, List<String> names) {
    docker.apiVersion();
    Function<String, Optional<JsonNode>> inspect =
        switch (kind) {
          case SERVICE -> docker.services()::inspectWhole;
          case NODE -> this::node;
          case CONFIG -> docker.configs()::inspect;
          case SECRET -> docker.secrets()::inspect;
        };
    List<CompletableFuture<Optional<JsonNode>>> answers =
        names.stream().map(name -> Together.start(() -> inspect.apply(name))).toList();
    List<SwarmObject> objects = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String name = names.get(i);
      Together.join(answers.get(i))
          .ifPresentOrElse(
              json -> objects.add(new SwarmObject(name, json)),
              () -> problems.add(kind.missing(name)));
    }
    return new Found(objects, problems);
  }

  private Optional<JsonNode> node(String name) {
    String wanted =
        name.equals(SELF) ? docker.daemon().info().path("Swarm").path("NodeID").asText(SELF) : name;
    return docker.nodes().inspect(wanted);
  }
}
