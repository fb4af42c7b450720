package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.Filters;
import dev.berth.docker.Together;
import dev.berth.plan.Action;
import dev.berth.plan.Change;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Reason;
import dev.berth.plan.ReconcileOptions;
import dev.berth.plan.Reconciler;
import dev.berth.plan.Resource;
import dev.berth.plan.ResourceId;
import dev.berth.plan.State;
import dev.berth.plan.Step;
import dev.berth.plan.Steps;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.swarm.spec.StackImage;
import dev.berth.target.Prepared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Services of a swarm, whoever made them, changed by hand: what is not asked for stays as it is,
/// even what Berth knows nothing of.
///
/// @param docker a manager
/// @param options how to go about it
public record ServiceTarget(Docker docker, SwarmOptions options) {
  private static final Set<String> ATTRIBUTES = KnownAttributes.of(ServiceSpec.class);

  /// What is wanted of a service.
  ///
  /// @param service its name or ID
  /// @param change what is to become of it
  /// @param image another image; absent for the one it has
  public record Wish(String service, ServiceChange change, @Nullable String image) {}

  /// Plans it.
  ///
  /// @param subject what the plan is about, for people
  /// @param wishes one for each service
  /// @param awaitReady whether to wait until the services have converged
  /// @throws ProblemsException with everything that cannot be done
  public Prepared prepare(String subject, List<Wish> wishes, boolean awaitReady) {
    try {
      return new Preparation(subject, awaitReady).of(wishes);
    } catch (DockerException e) {
      throw new ProblemsException(e.problem());
    }
  }

  private final class Preparation {
    private final String subject;
    private final boolean awaitReady;
    private final Findings findings = new Findings(new Problems());
    private final Map<ResourceId, ServiceUpdate> updates = new TreeMap<>();
    private final List<Resource> there = new ArrayList<>();
    private final List<Resource> wanted = new ArrayList<>();
    private final Map<String, String> networks = new HashMap<>();

    Preparation(String subject, boolean awaitReady) {
      this.subject = subject;
      this.awaitReady = awaitReady;
    }

    Prepared of(List<Wish> wishes) {
      docker.apiVersion();
      CompletableFuture<JsonNode> all = Together.start(() -> docker.networks().list(Filters.NONE));
      List<CompletableFuture<Optional<JsonNode>>> services =
          wishes.stream()
              .map(wish -> Together.start(() -> docker.services().inspect(wish.service())))
              .toList();
      Together.join(all)
          .forEach(json -> networks.put(json.path("Id").asText(), json.path("Name").asText()));
      for (int i = 0; i < wishes.size(); i++) {
        Wish wish = wishes.get(i);
        Together.join(services.get(i))
            .ifPresentOrElse(service -> add(wish, service), () -> missing(wish.service()));
      }
      findings.problems().throwIfErrors();
      State observed = State.of(there);
      State state = State.of(wanted);
      List<Change> changes = changes(state, observed);
      return new Prepared(
          new Plan(subject, changes, steps(changes)),
          state,
          observed,
          new ServiceOperator(docker, options, updates),
          findings.problems().sorted());
    }

    private void missing(String name) {
      findings
          .problems()
          .add(
              Problem.error(Code.NOT_IN_SWARM, "no such service: " + name)
                  .withHelp("\"berth service ls\" lists all of them"));
    }

    private void add(Wish wish, JsonNode service) {
      String name = service.path("Spec").path("Name").asText();
      ResourceId id = new ResourceId(Kind.SERVICE, name);
      ObjectNode spec = service.path("Spec").deepCopy();
      boolean restart = false;
      boolean rollback = false;
      switch (wish.change()) {
        case ServiceChange.Edit(List<ServiceChange.ServiceEdit> edits, boolean restarts) -> {
          edits.forEach(edit -> edit.apply(spec, findings.problems()::add));
          restart = restarts;
        }
        case ServiceChange.Rollback() -> {
          rollback = true;
          if (service.path("PreviousSpec").isObject()) {
            spec.removeAll();
            spec.setAll((ObjectNode) service.path("PreviousSpec").deepCopy());
          } else {
            findings
                .problems()
                .add(
                    Problem.error(
                            Code.NOT_IN_SWARM,
                            "service " + name + ": it has no earlier definition to go back to")
                        .withHelp("a swarm keeps one, from the last change of the service"));
          }
        }
      }
      if (wish.image() != null) {
        use(wish.image(), name, spec);
      }
      if (restart) {
        ObjectNode task = spec.withObjectProperty("TaskTemplate");
        task.put("ForceUpdate", task.path("ForceUpdate").asLong() + 1);
      }
      there.add(resource(id, service.path("Spec")));
      wanted.add(resource(id, spec));
      updates.put(id, new ServiceUpdate(service, spec, restart, rollback));
    }

    /// The image, pinned to its digest if a registry tells it.
    private void use(String image, String name, ObjectNode spec) {
      Map<String, StackImage> pinned =
          new ImagePins(Answers.of(docker).registries(), options, findings)
              .pin(Map.of(name, StackImage.of(image)), Map.of());
      ObjectNode task = spec.withObjectProperty("TaskTemplate");
      task.withObjectProperty("ContainerSpec")
          .put("Image", pinned.getOrDefault(name, StackImage.of(image)).reference());
      ObjectNode placement = task.withObjectProperty("Placement");
      placement.remove("Platforms");
      for (StackImage.Platform platform :
          pinned.getOrDefault(name, StackImage.of(image)).platforms()) {
        placement
            .withArrayProperty("Platforms")
            .addObject()
            .put("Architecture", platform.architecture())
            .put("OS", platform.os());
      }
    }

    private Resource resource(ResourceId id, JsonNode spec) {
      return new Resource(
          id,
          ServiceJson.read(spec, network -> networks.getOrDefault(network, network)),
          null,
          Resource.Standing.OWN,
          null,
          ATTRIBUTES,
          Set.of());
    }

    private List<Change> changes(State state, State observed) {
      return Reconciler.plan(subject, state, observed, ReconcileOptions.DEFAULT, _ -> List.of())
          .changes()
          .stream()
          .map(change -> requested(change, observed))
          .toList();
    }

    /// What is asked for by hand is done for that reason alone, attributes that Berth does not know
    /// included.
    private Change requested(Change change, State observed) {
      Resource resource = change.resource();
      ServiceUpdate update = updates.get(resource.id());
      if (update == null || !update.acts()) {
        return change;
      }
      Reason.Cause cause =
          update.restart() && !change.acts() ? Reason.Cause.FORCED : Reason.Cause.REQUESTED;
      return new Change.Update(
          observed.find(resource.id()).orElse(resource),
          resource,
          change.diffs(),
          List.of(Reason.of(cause)));
    }

    private List<Step> steps(List<Change> changes) {
      Steps steps = new Steps();
      for (Change change : changes) {
        if (change.acts()) {
          ResourceId id = change.resource().id();
          int updated = steps.add(new Action.Update(), id, Set.of());
          if (awaitReady) {
            steps.add(new Action.Await(Action.Condition.READY, false), id, Set.of(updated));
          }
        }
      }
      return steps.list();
    }
  }
}
