package dev.berth.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/// Configs or secrets of a swarm: `/configs` and `/secrets` of the Engine API, which are alike.
public final class SwarmFiles {
  private final Transport transport;
  private final String path;

  SwarmFiles(Transport transport, String path) {
    this.transport = transport;
    this.path = path;
  }

  /// Those that match.
  public JsonNode list(Filters filters) {
    return transport.json(Call.get(path).filters(filters));
  }

  /// Everything about one (content of configs included), or nothing if there is no such one.
  public Optional<JsonNode> inspect(String file) {
    return transport.find(Call.get(path, file));
  }

  /// Makes one.
  ///
  /// @param spec as `POST /configs/create` takes it
  /// @return its ID
  public String create(JsonNode spec) {
    return transport.json(Call.post(path, "create").body(spec)).path("ID").asText();
  }

  /// Changes labels; everything else stays as it is.
  ///
  /// @param change the whole specification, of the file as it is; asked again if others change it
  ///   meanwhile
  /// @return whether there is such a one
  public boolean update(String file, Function<JsonNode, JsonNode> change) {
    return Versioned.change(
        () -> inspect(file),
        change,
        (version, spec) ->
            transport.run(Call.post(path, file, "update").query("version", version).body(spec)));
  }

  /// Removes one. All the same if it is gone.
  public void remove(String file) {
    transport.runIfThere(Call.delete(path, file));
  }
}
