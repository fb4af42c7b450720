package dev.berth.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When containers of a service start, restart, count as healthy and stop.
///
/// @param restart restart policy; absent if unsaid
/// @param dependsOn services it waits for, by name
/// @param healthcheck how its health is found out; absent for the image's own
/// @param preStart commands run to completion before it starts
/// @param postStart commands run after it started
/// @param preStop commands run before it stops
/// @param provider external program that runs the service; absent for containers
/// @param models models it uses, by key
/// @param watch rules of `develop.watch`
/// @param neighbours services of other projects that it waits for
public record Lifecycle(
    @Nullable Restart restart,
    Map<String, Dependency> dependsOn,
    @Nullable Healthcheck healthcheck,
    List<Hook> preStart,
    List<Hook> postStart,
    List<Hook> preStop,
    @Nullable Provider provider,
    Map<String, ModelUse> models,
    List<WatchRule> watch,
    List<Neighbour> neighbours) {

  public Lifecycle {
    dependsOn = Maps.ordered(dependsOn);
    preStart = List.copyOf(preStart);
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
    models = Maps.ordered(models);
    watch = List.copyOf(watch);
    neighbours = List.copyOf(neighbours);
  }

  /// What must be true of another service first.
  ///
  /// @param condition what to wait for
  /// @param restart restarts the dependent when the dependency is restarted or replaced
  /// @param required whether a missing dependency is an error
  public record Dependency(Condition condition, boolean restart, boolean required) {}

  /// A service of another project.
  ///
  /// @param project name of the project
  /// @param service name of the service
  public record Neighbour(String project, String service) implements Comparable<Neighbour> {
    /// As Compose files write it: `project/service`. Anything else is nothing.
    public static Optional<Neighbour> parse(String text) {
      int slash = text.indexOf('/');
      boolean named = slash > 0 && slash < text.length() - 1 && text.indexOf('/', slash + 1) < 0;
      return named
          ? Optional.of(new Neighbour(text.substring(0, slash), text.substring(slash + 1)))
          : Optional.empty();
    }

    @Override
    public int compareTo(Neighbour other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return project + "/" + service;
    }
  }

  /// What to wait for.
  public enum Condition {
    /// Its container was started.
    SERVICE_STARTED,
    /// Its health check passed.
    SERVICE_HEALTHY,
    /// It ran and ended with exit code 0.
    SERVICE_COMPLETED_SUCCESSFULLY;

    /// The condition that is written so; `service_started` if there is none.
    public static Condition of(String text) {
      for (Condition condition : values()) {
        if (condition.text().equals(text)) {
          return condition;
        }
      }
      return SERVICE_STARTED;
    }

    /// As Compose files write it.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A command run at a point of a container's life.
  ///
  /// @param command the command
  /// @param image image to run it in; absent for the service's own (`pre_start` only)
  /// @param user `user[:group]`
  /// @param privileged all privileges
  /// @param workingDirectory directory it starts in
  /// @param environment variables
  /// @param perReplica once for each container instead of once (`pre_start` only)
  public record Hook(
      List<String> command,
      @Nullable String image,
      @Nullable String user,
      boolean privileged,
      @Nullable String workingDirectory,
      Map<String, @Nullable String> environment,
      boolean perReplica) {
    public Hook {
      command = List.copyOf(command);
      environment = Maps.ordered(environment);
    }
  }

  /// An external program that runs a service.
  ///
  /// @param type name of the program
  /// @param options its options
  public record Provider(String type, Map<String, List<String>> options) {
    public Provider {
      options = Maps.ordered(options);
    }
  }

  /// How a service uses a model.
  ///
  /// @param endpointVariable variable that gets the endpoint
  /// @param modelVariable variable that gets the model's name
  public record ModelUse(@Nullable String endpointVariable, @Nullable String modelVariable) {}

  /// What to do when files change.
  ///
  /// @param path absolute path that is watched
  /// @param action `rebuild`, `sync`, `restart`, `sync+restart` or `sync+exec`
  /// @param target path inside that it is synced to
  /// @param ignore patterns left out
  /// @param include patterns taken
  /// @param exec command of `sync+exec`
  /// @param initialSync syncs once at the start
  public record WatchRule(
      String path,
      String action,
      @Nullable String target,
      List<String> ignore,
      List<String> include,
      @Nullable Hook exec,
      boolean initialSync) {
    public WatchRule {
      ignore = List.copyOf(ignore);
      include = List.copyOf(include);
    }
  }
}
