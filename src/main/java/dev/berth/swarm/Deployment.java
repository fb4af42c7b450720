package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.FileObject;
import dev.berth.model.Lifecycle.Condition;
import dev.berth.model.Lifecycle.Dependency;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.plan.Kind;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.plan.State;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.ConfigSpec;
import dev.berth.swarm.spec.SecretSpec;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.swarm.spec.StackImage;
import dev.berth.target.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a deploy wants of the swarm.
///
/// @param state the resources wanted
/// @param contents content of the configs and secrets among them
/// @param orphans services of the stack that the file no longer declares
/// @param needs what services wait for before they are made or changed
record Deployment(
    State state,
    Map<ResourceId, FileContent> contents,
    Set<ResourceId> orphans,
    Map<ResourceId, Map<ResourceId, Condition>> needs) {

  /// What is meant by it.
  Intent intent() {
    return Intent.of(state, needs);
  }

  /// How it is carried out.
  ///
  /// @param record the config that it is recorded in
  Course course(boolean awaitReady, boolean awaitGone, Snapshot snapshot, ResourceId record) {
    return Course.deploy(awaitReady, awaitGone, snapshot, needs, record);
  }

  /// Lowers a project against what is there: names of configs and secrets, and digests of images,
  /// depend on it.
  static Deployment of(
      Goal.Up goal, Snapshot snapshot, Answers answers, SwarmOptions options, Findings findings) {
    return new Builder(goal, snapshot, findings).build(answers, options);
  }

  private static final class Builder {
    private final Goal.Up goal;
    private final Project project;
    private final String stack;
    private final Snapshot snapshot;
    private final Findings findings;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<ResourceId, FileContent> contents = new TreeMap<>();

    Builder(Goal.Up goal, Snapshot snapshot, Findings findings) {
      this.goal = goal;
      this.project = goal.project();
      this.stack = goal.projectName();
      this.snapshot = snapshot;
      this.findings = findings;
    }

    Deployment build(Answers answers, SwarmOptions options) {
      Externals.check(project, selected(), snapshot, findings);
      StackFiles configs =
          StackFiles.of(
              stack,
              "configs",
              project.configs(),
              snapshot.configs(),
              answers.comparison(),
              findings);
      StackFiles secrets =
          StackFiles.of(
              stack,
              "secrets",
              project.secrets(),
              snapshot.secrets(),
              answers.comparison(),
              findings);
      files(Kind.CONFIG, configs);
      files(Kind.SECRET, secrets);
      networks();
      services(
          new ServiceLowering(
              stack,
              project,
              configs.names(),
              secrets.names(),
              options.widePorts(),
              snapshot.nodes().resources(),
              answers.api(),
              findings),
          new ImagePins(answers.registries(), options, findings));
      return new Deployment(State.of(resources), contents, orphans(), needs());
    }

    private List<Service> selected() {
      if (goal.services().isEmpty()) {
        return List.copyOf(project.services().values());
      }
      Set<String> names = new TreeSet<>();
      goal.services().forEach(name -> select(name, names));
      return names.stream().map(name -> project.services().get(name)).toList();
    }

    private void select(String name, Set<String> names) {
      Service service = project.services().get(name);
      if (service == null) {
        findings.undefined(Path.of("services"), "services", name);
      } else if (names.add(name)) {
        service.lifecycle().dependsOn().keySet().stream()
            .filter(project.services()::containsKey)
            .forEach(dependency -> select(dependency, names));
      }
    }

    private void files(Kind kind, StackFiles files) {
      files
          .objects()
          .forEach((name, object) -> {
            add(kind, name, spec(kind, object), null, Set.of());
            FileContent content = files.contents().get(name);
            if (content != null) {
              contents.put(new ResourceId(kind, name), content);
            }
          });
    }

    private Spec spec(Kind kind, FileObject object) {
      Map<String, String> labels = StackLabels.marked(stack, object.labels());
      return kind == Kind.CONFIG
          ? new ConfigSpec(labels, object.templateDriver())
          : new SecretSpec(
              labels, object.driver(), object.driverOptions(), object.templateDriver());
    }

    private void networks() {
      NetworkLowering lowering = new NetworkLowering(stack, project, findings);
      Map<String, Network> used = lowering.used(selected());
      used.forEach((name, network) -> {
        if (network.external()) {
          return;
        }
        JsonNode there = snapshot.networks().get(name);
        if (there != null && Snapshot.stackOf(there).filter(stack::equals).isEmpty()) {
          findings.error(
              Code.BAD_VALUE,
              Path.of("networks", network.key()),
              "the network \"" + name + "\" is there already and does not belong to this stack",
              "declare it external, or give it another name");
        } else {
          add(Kind.NETWORK, name, lowering.lower(network), null, Set.of());
        }
      });
    }

    private void services(ServiceLowering lowering, ImagePins pins) {
      Map<String, ServiceSpec> running = new Observed(stack, snapshot).services();
      Map<String, ServiceSpec> wanted = new TreeMap<>();
      Map<String, String> groups = new TreeMap<>();
      for (Service service : selected()) {
        String name = stack + "_" + service.name();
        ServiceSpec spec =
            lowering.lower(service, goal.scale().get(service.name()), waiter(service));
        new ManagerRules(spec, Path.of("services", service.name()), findings).check();
        wanted.put(name, spec);
        groups.put(name, service.name());
      }
      sameModes(wanted, running, groups);
      new StaleVolumes(project, stack, running.values(), snapshot.nodes())
          .tell(wanted.values(), findings);
      if (findings.problems().hasErrors()) {
        return;
      }
      Map<String, StackImage> images = pins.pin(images(wanted), images(running));
      wanted.forEach((name, spec) -> {
        StackImage image = images.getOrDefault(name, spec.image());
        add(
            Kind.SERVICE,
            name,
            spec.with(image, running.get(name)),
            groups.get(name),
            new ResourcesUsed(spec).networks());
      });
    }

    /// A service that waits until this one has completed, if there is one.
    private @Nullable String waiter(Service service) {
      for (Service other : selected()) {
        Dependency dependency = other.lifecycle().dependsOn().get(service.name());
        if (dependency != null
            && dependency.condition() == Condition.SERVICE_COMPLETED_SUCCESSFULLY) {
          return other.name();
        }
      }
      return null;
    }

    /// A swarm does not change what the tasks of a service are.
    private void sameModes(
        Map<String, ServiceSpec> wanted,
        Map<String, ServiceSpec> running,
        Map<String, String> groups) {
      wanted.forEach((name, spec) -> {
        ServiceSpec there = running.get(name);
        if (there != null && there.deploy().mode() != spec.deploy().mode()) {
          findings.error(
              Code.NOT_ON_A_SWARM,
              Path.of("services", String.valueOf(groups.get(name)), "deploy", "mode"),
              "a swarm cannot change it from %s to %s for a service that exists"
                  .formatted(there.deploy().mode(), spec.deploy().mode()),
              "remove the service first: docker service rm " + name);
        }
      });
    }

    private static Map<String, StackImage> images(Map<String, ServiceSpec> services) {
      Map<String, StackImage> images = new TreeMap<>();
      services.forEach((name, spec) -> images.put(name, spec.image()));
      return images;
    }

    private void add(
        Kind kind, String name, Spec spec, @Nullable String group, Set<ResourceId> uses) {
      resources.add(
          new Resource(
              new ResourceId(kind, name), spec, group, Resource.Standing.OWN, null, null, uses));
    }

    private Map<ResourceId, Map<ResourceId, Condition>> needs() {
      Map<ResourceId, Map<ResourceId, Condition>> needs = new TreeMap<>();
      for (Service service : selected()) {
        Map<ResourceId, Condition> of = new TreeMap<>();
        service
            .lifecycle()
            .dependsOn()
            .forEach((name, dependency) -> of.put(id(name), dependency.condition()));
        needs.put(id(service.name()), of);
      }
      return needs;
    }

    private ResourceId id(String serviceName) {
      return new ResourceId(Kind.SERVICE, stack + "_" + serviceName);
    }

    private Set<ResourceId> orphans() {
      Set<ResourceId> orphans = new TreeSet<>();
      snapshot.services().keySet().forEach(name -> orphans.add(new ResourceId(Kind.SERVICE, name)));
      project.services().keySet().forEach(name -> orphans.remove(id(name)));
      return goal.services().isEmpty() ? orphans : Set.<ResourceId>of();
    }
  }
}
