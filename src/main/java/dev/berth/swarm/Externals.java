package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.FileObject;
import dev.berth.model.FileReference;
import dev.berth.model.Isolation;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Checks that what a file declares external is there, as far as services use it.
final class Externals {
  /// Networks that every node has.
  private static final Set<String> EVERYWHERE = Set.of("bridge", "host", "none");

  private Externals() {}

  static void check(Project project, List<Service> services, Snapshot snapshot, Findings findings) {
    NetworkLowering networks = new NetworkLowering(project.name(), project, findings);
    for (Network network : networks.used(services).values()) {
      String name = network.name();
      if (network.external()
          && !EVERYWHERE.contains(name)
          && !snapshot.networks().containsKey(name)) {
        missingNetwork(network, snapshot, findings);
      }
    }
    Set<String> configs = new TreeSet<>();
    Set<String> secrets = new TreeSet<>();
    for (Service service : services) {
      service.storage().configs().stream().map(FileReference::source).forEach(configs::add);
      service.storage().secrets().stream().map(FileReference::source).forEach(secrets::add);
      Isolation.CredentialSpec credential = service.isolation().credentialSpec();
      if (credential != null && credential.config() != null) {
        configs.add(credential.config());
      }
    }
    for (String key : configs) {
      file("config", project.configs().get(key), snapshot.configs(), findings);
    }
    for (String key : secrets) {
      file("secret", project.secrets().get(key), snapshot.secrets(), findings);
    }
  }

  private static void missingNetwork(Network network, Snapshot snapshot, Findings findings) {
    boolean local = snapshot.networkNames().containsValue(network.name());
    findings.error(
        Code.EXTERNAL_NOT_FOUND,
        Path.of("networks", network.key()),
        local
            ? "the external network \"%s\" belongs to one engine, not to the swarm"
                .formatted(network.name())
            : "there is no network \"%s\"".formatted(network.name()),
        "create it: docker network create --driver overlay " + network.name());
  }

  private static void file(
      String word, @Nullable FileObject object, Map<String, JsonNode> there, Findings findings) {
    if (object != null && object.external() && !there.containsKey(object.name())) {
      findings.error(
          Code.EXTERNAL_NOT_FOUND,
          Path.of(word + "s", object.key()),
          "there is no %s \"%s\"".formatted(word, object.name()),
          "create it: docker %s create %s FILE".formatted(word, object.name()));
    }
  }
}
