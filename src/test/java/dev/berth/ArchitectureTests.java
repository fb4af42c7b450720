package dev.berth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rooms and the arrows between them, as `docs/architecture.md` draws them.
class ArchitectureTests {
  private static final JavaClasses BERTH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.berth");

  /// Each room and the rooms it may use. `cli` may use all.
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("problem", List.of()),
          Map.entry("yaml", List.of("problem")),
          Map.entry("model", List.of()),
          Map.entry("compose", List.of("yaml", "model", "problem")),
          Map.entry("plan", List.of("problem")),
          Map.entry("run", List.of("plan", "problem")),
          Map.entry("target", List.of("plan", "run", "model", "problem")),
          Map.entry("docker", List.of("model", "problem")),
          Map.entry("engine", List.of("target", "docker", "plan", "run", "model", "problem")),
          Map.entry("swarm", List.of("target", "docker", "plan", "run", "model", "problem")),
          Map.entry("report", List.of("plan", "run", "problem")),
          Map.entry("saved", List.of("plan", "report", "target", "docker", "problem")));

  /// The rooms of `cli`, in the same way. `cli` itself, the entrance, may use all of them.
  private static final Map<String, List<String>> COMMANDS_MAY_USE =
      Map.ofEntries(
          Map.entry("options", List.of()),
          Map.entry("session", List.of("options")),
          Map.entry("config", List.of("session", "options")),
          Map.entry("export", List.of("session", "options")),
          Map.entry("images", List.of("session", "options")),
          Map.entry("inside", List.of("session", "options", "up")),
          Map.entry("lifecycle", List.of("session", "options")),
          Map.entry("listing", List.of("session", "options")),
          Map.entry("plans", List.of("session", "options", "up")),
          Map.entry("swarm", List.of("session", "options", "listing", "plans", "export")),
          Map.entry("up", List.of("session", "options", "listing")));

  /// The lambdas of such comparators can be serialized, and those are in no cache of a JVM: the
  /// first one takes a command 10 ms.
  @Test
  void comparisonsAreWrittenOut() {
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("comparing.*|thenComparing.*|reversed"))
                .and(target(owner(belongToAnyOf(Comparator.class, Map.Entry.class)))))
        .check(BERTH);
  }

  /// A JVM that ends waits 0.3 s for what wakes virtual threads that have read from a socket.
  @Test
  void threadsAreThoseOfTheSystem() {
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching("ofVirtual|startVirtualThread|newVirtual.*")))
        .check(BERTH);
  }

  /// The library writes a tree as text with a mapper of three hundred classes, which all commands
  /// would take in from the cache.
  @Test
  void treesAreWrittenWithoutAMapper() {
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("toString|toPrettyString"))
                .and(target(owner(assignableTo(JsonNode.class)))))
        .check(BERTH);
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices()
        .matching("dev.berth.(**)")
        .should()
        .beFreeOfCycles()
        .because(
            "a cycle means that two packages are one: move the shared part to where both can reach"
                + " it")
        .check(BERTH);
  }

  @Test
  void everyRoomIsInThePicture() {
    List<String> rooms =
        BERTH.stream()
            .map(type -> type.getPackageName().split("\\."))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2])
            .distinct()
            .toList();
    assertThat(rooms)
        .as("draw a new room in docs/architecture.md and say here what it may use")
        .allMatch(room -> room.equals("cli") || MAY_USE.containsKey(room));
    List<String> roomsOfCommands =
        BERTH.stream()
            .map(type -> type.getPackageName())
            .filter(name -> name.startsWith("dev.berth.cli."))
            .map(name -> name.substring("dev.berth.cli.".length()))
            .distinct()
            .toList();
    assertThat(roomsOfCommands)
        .as("draw a new room in docs/architecture.md and say here what it may use")
        .containsExactlyInAnyOrderElementsOf(COMMANDS_MAY_USE.keySet());
  }

  @Test
  void roomsOfCommandsUseWhatIsDrawn() {
    COMMANDS_MAY_USE.forEach((room, allowed) -> {
      String own = "dev.berth.cli." + room + "..";
      String[] reachable =
          Stream.concat(Stream.of(own), allowed.stream().map(one -> "dev.berth.cli." + one + ".."))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(own)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.berth.cli..").and(not(resideInAnyPackage(reachable))))
          .because(
              "cli."
                  + room
                  + " may use "
                  + allowed
                  + " only: what commands of several rooms share belongs to cli.session")
          .check(BERTH);
    });
  }

  @Test
  void arrowsGoAsDrawn() {
    MAY_USE.forEach((room, allowed) -> {
      String[] reachable = new String[allowed.size() + 1];
      for (int i = 0; i < allowed.size(); i++) {
        reachable[i] = "dev.berth." + allowed.get(i) + "..";
      }
      reachable[allowed.size()] = "dev.berth." + room + "..";
      noClasses()
          .that()
          .resideInAPackage("dev.berth." + room + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.berth..").and(not(resideInAnyPackage(reachable))))
          .because(
              room
                  + " may use "
                  + allowed
                  + " only: pass it what it needs, or move the code to the room that knows more")
          .allowEmptyShould(true)
          .check(BERTH);
    });
  }

  @Test
  void onlyTheGatewaySpeaksWithTheEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.dockerjava..")
        .because("only tests look with another client: add what you need to the gateway in docker/")
        .check(BERTH);
  }

  @Test
  void onlyTheEntranceKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.berth.cli", "dev.berth.cli.options")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("a plain call never loads it: commands declare what they can be told as Options")
        .check(BERTH);
  }

  @Test
  void theLibraryHasNoThreadsOfItsOwn() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.berth.model..", "dev.berth.plan..", "dev.berth.compose..", "dev.berth.yaml..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent..")
        .because("loader and planner are functions: run blocking work in run/ or an observer")
        .check(BERTH);
  }

  @Test
  void planReadsNoClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.berth.plan..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Instant")
        .because("the same input must give the same plan: pass times in as data")
        .check(BERTH);
  }

  @Test
  void streamsComeFromTheCommand() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.berth.cli.Main")
        .should(ACCESS_STANDARD_STREAMS)
        .because("results and messages go through cli.Console, so that tests can read them")
        .check(BERTH);
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .that()
        .resideInAPackage("dev.berth..")
        .and()
        .doNotHaveSimpleName("CredentialHelper") // Docker's own name for such a program
        .should()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .resideOutsideOfPackages("..util..", "..common..", "..base..", "..impl..")
        .because("such a name says nothing: name the thing it is about")
        .check(BERTH);
  }
}
