package dev.berth.engine;

import dev.berth.model.Attachment;
import dev.berth.model.FileObject;
import dev.berth.model.FileReference;
import dev.berth.model.Lifecycle;
import dev.berth.model.Network;
import dev.berth.model.Port;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.target.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what can never work on a single engine, before anything is touched.
final class GoalCheck {
  private final Goal.Up goal;
  private final Snapshot snapshot;
  private final Problems problems = new Problems();
  private final Map<String, Path> takenPorts = new LinkedHashMap<>();

  private GoalCheck(Goal.Up goal, Snapshot snapshot) {
    this.goal = goal;
    this.snapshot = snapshot;
  }

  /// Throws all that is wrong.
  ///
  /// @return what the engine passes over
  /// @throws dev.berth.problem.ProblemsException if anything is wrong
  static List<Problem> check(Goal.Up goal, Snapshot snapshot) {
    GoalCheck check = new GoalCheck(goal, snapshot);
    UpLowering.selected(goal).forEach(check::service);
    check.externals(goal.project());
    check.problems.throwIfErrors();
    return check.problems.sorted();
  }

  private void service(Service service) {
    int replicas = goal.scale().getOrDefault(service.name(), service.replicas());
    Path path = Path.of("services", service.name());
    if (service.identity().containerName() != null && replicas > 1) {
      problems.add(
          Problem.error(
                  Code.NAME_CLASH,
                  "container_name \"%s\" allows one container only, but %s are wanted"
                      .formatted(service.identity().containerName(), replicas))
              .at(path.key("container_name"), null)
              .withHelp("remove container_name, or run a single replica"));
    }
    image(service, path);
    neighbours(service, path.key("x-berth-depends-on"));
    hardwareAddresses(service, path.key("networks"));
    files(service.storage().configs(), goal.project().configs(), "configs");
    files(service.storage().secrets(), goal.project().secrets(), "secrets");
    List<Port> ports = service.networking().ports();
    for (int i = 0; i < ports.size() && replicas > 0; i++) {
      port(path.key("ports").index(i), ports.get(i), replicas);
    }
  }

  private void neighbours(Service service, Path path) {
    List<Lifecycle.Neighbour> neighbours = service.lifecycle().neighbours();
    for (int i = 0; i < neighbours.size(); i++) {
      Lifecycle.Neighbour named = neighbours.get(i);
      if (snapshot.neighbours().getOrDefault(named, List.of()).isEmpty()) {
        problems.add(
            Problem.error(
                    Code.EXTERNAL_NOT_FOUND,
                    "service %s of project %s has no containers on this engine"
                        .formatted(named.service(), named.project()))
                .at(path.index(i), null)
                .withHelp("bring that project up first"));
      }
    }
  }

  /// An engine that is older gives a container one address of its own: where it is made.
  private void hardwareAddresses(Service service, Path path) {
    if (snapshot.api().atLeast(EndpointBodies.MAC_BY_NETWORK)) {
      return;
    }
    List<Map.Entry<String, Attachment>> joined = EndpointBodies.ordered(service.networking());
    for (int i = 1; i < joined.size(); i++) {
      if (joined.get(i).getValue().macAddress() == null) {
        continue;
      }
      problems.add(
          Problem.warning(
                  Code.ENGINE_TOO_OLD,
                  "a MAC address in a second network needs Docker 25.0 (API 1.%s), and this"
                          .formatted(EndpointBodies.MAC_BY_NETWORK)
                      + " engine speaks API "
                      + snapshot.api())
              .at(path.key(joined.get(i).getKey()).key("mac_address"), null)
              .withHelp("raise the priority of the network; otherwise this engine passes over it"));
    }
  }

  private void image(Service service, Path path) {
    String name = Names.image(goal.project(), service);
    if ("never".equals(service.image().pullPolicy())
        && service.image().build() == null
        && service.lifecycle().provider() == null
        && !snapshot.images().containsKey(name)) {
      problems.add(
          Problem.error(
                  Code.EXTERNAL_NOT_FOUND,
                  "image %s is not on this engine, and may be neither pulled nor built"
                      .formatted(name))
              .at(path.key("image"), null)
              .withHelp("pull it with another policy, or build it"));
    }
  }

  private void files(
      List<FileReference> references, Map<String, FileObject> declared, String section) {
    for (FileReference reference : references) {
      FileObject object = declared.get(reference.source());
      if (object != null) {
        file(object, Path.of(section, object.key()), section);
      }
    }
  }

  private void file(FileObject object, Path path, String section) {
    switch (object.origin()) {
      case FileObject.Origin.External() -> onlyOnASwarm(path.key("external"), section);
      case FileObject.Origin.Driver() -> onlyOnASwarm(path.key("driver"), section);
      case FileObject.Origin.OfFile _,
          FileObject.Origin.OfEnvironment _,
          FileObject.Origin.Inline _ -> {
        if (object.templateDriver() != null) {
          onlyOnASwarm(path.key("template_driver"), section);
        }
      }
    }
  }

  private void onlyOnASwarm(Path path, String section) {
    problems.add(
        Problem.error(Code.NOT_ON_AN_ENGINE, "one engine keeps no " + section + " of its own")
            .at(path, null)
            .withHelp("take the content from a file or a variable, or deploy to a swarm"));
  }

  private void port(Path path, Port port, int replicas) {
    String published = port.published();
    if (published == null || published.isEmpty() || published.equals("0")) {
      return;
    }
    int room = size(published);
    if (room < replicas) {
      problems.add(
          Problem.error(
                  Code.PORT_CLASH,
                  "%s published for %s replicas: on one engine each needs a host port of its own"
                      .formatted(
                          room == 1
                              ? "host port " + published + " is"
                              : "host ports " + published + " are",
                          replicas))
              .at(path, null)
              .withHelp(
                  "publish a port range such as \"%s\", or deploy to a swarm"
                      .formatted(suggestion(port, published, replicas))));
    }
    if (room == 1) {
      String address = port.hostIp() == null ? "" : port.hostIp();
      String key = address + ":" + published + "/" + port.protocol();
      Path first = takenPorts.putIfAbsent(key, path);
      if (first != null) {
        problems.add(
            Problem.error(
                    Code.PORT_CLASH,
                    "host port %s is also published by %s".formatted(published, first))
                .at(path, null)
                .withHelp("publish one of them on another host port"));
      }
    }
  }

  /// Number of host ports in a range.
  static int size(String published) {
    int dash = published.indexOf('-');
    try {
      return dash < 0
          ? 1
          : Integer.parseInt(published.substring(dash + 1))
              - Integer.parseInt(published.substring(0, dash))
              + 1;
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private static String suggestion(Port port, String published, int replicas) {
    String first = published.split("-", 2)[0];
    int last = Integer.parseInt(first) + replicas - 1;
    return first + "-" + last + ":" + port.target();
  }

  private void externals(Project project) {
    for (Network network : project.networks().values()) {
      if (network.external() && !snapshot.networks().containsKey(network.name())) {
        missing("network", "networks", network.key(), network.name());
      }
    }
    for (Volume volume : project.volumes().values()) {
      if (volume.external() && !snapshot.volumes().containsKey(volume.name())) {
        missing("volume", "volumes", volume.key(), volume.name());
      }
    }
  }

  private void missing(String kind, String section, String key, @Nullable String name) {
    problems.add(
        Problem.error(
                Code.EXTERNAL_NOT_FOUND,
                "external %s \"%s\" does not exist on this engine".formatted(kind, name))
            .at(Path.of(section, key), null)
            .withHelp(
                "create it with \"docker %s create %s\", or remove \"external: true\""
                    .formatted(kind, name)));
  }
}
