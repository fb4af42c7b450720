package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Services of a swarm: `/services` of the Engine API. A service is named by its ID or name.
public final class Services {
  private static final String AUTH = "X-Registry-Auth";

  private final Transport transport;

  Services(Transport transport) {
    this.transport = transport;
  }

  /// Services that match, with the numbers of running and wanted tasks in `ServiceStatus`.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get("services").query("status", true).filters(filters));
  }

  /// Services that match, without the numbers of their tasks, which take the manager time.
  public JsonNode definitions(Filters filters) {
    return transport.json(Call.get("services").filters(filters));
  }

  /// Everything about one service, what the manager takes for absent attributes filled in; or
  /// nothing if there is no such one.
  public Optional<JsonNode> inspectWhole(String service) {
    return transport.find(Call.get("services", service).query("insertDefaults", true));
  }

  /// Everything about one service, or nothing if there is no such one.
  public Optional<JsonNode> inspect(String service) {
    return transport.find(Call.get("services", service));
  }

  /// Makes a service.
  ///
  /// @param spec its whole specification
  /// @param auth credentials for the nodes that pull its image, as [RegistryAuth] gives them
  /// @return `ID` and `Warning` or `Warnings`
  public JsonNode create(JsonNode spec, @Nullable String auth) {
    return transport.json(Call.post("services", "create").header(AUTH, auth).body(spec));
  }

  /// Changes a service.
  ///
  /// @param change the whole new specification, of the service as it is; asked again if others
  ///   change it meanwhile
  /// @param auth credentials for the nodes that pull its image; absent for those it has
  /// @return whether there is such a service
  public boolean update(
      String service, Function<JsonNode, JsonNode> change, @Nullable String auth) {
    return Versioned.change(
        () -> inspect(service),
        change,
        (version, spec) ->
            transport.run(
                Call.post("services", service, "update")
                    .query("version", version)
                    .query("registryAuthFrom", auth == null ? "spec" : null)
                    .header(AUTH, auth)
                    .body(spec)));
  }

  /// Goes back to the specification that it had before.
  ///
  /// @param check told of the service as it is; what it throws keeps the service from changing
  /// @return whether there is such a service
  public boolean rollback(String service, Consumer<JsonNode> check) {
    return Versioned.change(
        () -> inspect(service),
        there -> {
          check.accept(there);
          return there.path("Spec");
        },
        (version, spec) ->
            transport.run(
                Call.post("services", service, "update")
                    .query("version", version)
                    .query("rollback", "previous")
                    .body(spec)));
  }

  /// Removes a service. All the same if it is gone.
  public void remove(String service) {
    transport.runIfThere(Call.delete("services", service));
  }

  /// What its tasks wrote, and with `follow` what they write from now on.
  ///
  /// @param details begins each line with the labels of its task and node
  /// @param tty whether its containers have a terminal
  public OutputFrames logs(String service, LogOptions options, boolean details, boolean tty) {
    Call call = options.on(Call.get("services", service, "logs")).flag("details", details);
    return new OutputFrames(transport.open(call), tty);
  }
}
