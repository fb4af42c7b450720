package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Port;
import dev.berth.model.Project;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.PortText;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Checks that services get the ports that they are to publish. A manager refuses one that another
/// service has, though not before it comes to that service: others would be made by then.
final class TakenPorts {
  private final Project project;
  private final State wanted;
  private final Findings findings;
  private final Set<ResourceId> changing = new TreeSet<>();
  private final Map<String, List<Use>> uses = new TreeMap<>();

  /// @param project what is deployed
  /// @param wanted its services, as they are to be
  /// @param plan what changes
  TakenPorts(Project project, State wanted, Plan plan, Findings findings) {
    this.project = project;
    this.wanted = wanted;
    this.findings = findings;
    for (Change change : plan.changes()) {
      if (change.acts()) {
        changing.add(change.resource().id());
      }
    }
  }

  /// @param service its name in the swarm
  private record Use(String service, PortText port) {
    /// Whether both cannot be: tasks may share a port that is only published where they run.
    boolean excludes(PortText other) {
      return !port.mode().equals("host") || !other.mode().equals("host");
    }
  }

  /// Tells what two services are to publish, or one that is to change and another one of the swarm.
  ///
  /// @param services all services of the swarm; only asked for where it matters
  void check(Supplier<JsonNode> services) {
    boolean matters = false;
    for (Resource resource : wanted.resources().values()) {
      if (resource.spec() instanceof ServiceSpec spec && spec.ports() != null) {
        for (String text : spec.ports()) {
          PortText port = PortText.parse(text);
          matters |= port.published() > 0 && changing.contains(resource.id());
          take(resource.id(), port);
        }
      }
    }
    if (matters) {
      services.get().forEach(this::compare);
    }
  }

  private void take(ResourceId id, PortText port) {
    if (port.published() == 0) {
      return;
    }
    List<Use> others = uses.computeIfAbsent(key(port), _ -> new ArrayList<>());
    for (Use other : others) {
      boolean acts = changing.contains(id) || changing.contains(service(other.service()));
      if (acts && !other.service().equals(id.name()) && other.excludes(port)) {
        tell(id.name(), port, "also published by services." + inFile(other.service()));
      }
    }
    others.add(new Use(id.name(), port));
  }

  private void compare(JsonNode there) {
    String name = Snapshot.specName(there);
    if (wanted.resources().containsKey(service(name))) {
      return;
    }
    Set<PortText> taken = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    there.at("/Spec/EndpointSpec/Ports").forEach(port -> taken.add(PortText.read(port)));
    there.at("/Endpoint/Ports").forEach(port -> taken.add(PortText.read(port)));
    for (PortText port : taken) {
      for (Use use : uses.getOrDefault(key(port), List.of())) {
        if (changing.contains(service(use.service())) && use.excludes(port)) {
          tell(use.service(), use.port(), "published by the service " + name);
        }
      }
    }
  }

  private void tell(String service, PortText port, String how) {
    String name = inFile(service);
    findings.error(
        Code.PORT_CLASH,
        place(name, port),
        "port %s is %s".formatted(port.published(), how),
        "publish another port, or only one of the two services");
  }

  /// Where the file publishes it.
  private Path place(String name, PortText port) {
    Path ports = Path.of("services", name, "ports");
    List<Port> written = Objects.requireNonNull(project.services().get(name)).networking().ports();
    for (int i = 0; i < written.size(); i++) {
      if (PortLowering.published(written.get(i)).contains(port)) {
        return ports.index(i);
      }
    }
    return ports;
  }

  private String inFile(String service) {
    return service.substring(project.name().length() + 1);
  }

  private static ResourceId service(String name) {
    return new ResourceId(Kind.SERVICE, name);
  }

  private static String key(PortText port) {
    return port.published() + "/" + port.protocol();
  }
}
