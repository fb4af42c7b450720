package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How nodes get their certificates.
final class Certificates {
  @Option(
      names = "--cert-expiry",
      paramLabel = "DURATION",
      description = "How long certificates of nodes are valid, such as 2160h.")
  @Nullable String expiry;

  @Option(
      names = "--external-ca",
      paramLabel = "SPEC",
      description = "Authority that signs them: protocol=cfssl,url=URL[,cacert=FILE]. Repeatable.")
  List<String> externalAuthorities = new ArrayList<>();

  /// Whether anything was said about them.
  boolean isGiven() {
    return expiry != null || !externalAuthorities.isEmpty();
  }

  /// What to change in the `Spec` of the swarm.
  Consumer<ObjectNode> change(Session session) throws IOException {
    Long nanoseconds = expiry == null ? null : Durations.nanoseconds("--cert-expiry", expiry);
    var external =
        ExternalAuthority.read(externalAuthorities, session.console().workingDirectory());
    return spec -> {
      ObjectNode config = spec.withObjectProperty("CAConfig");
      if (nanoseconds != null) {
        config.put("NodeCertExpiry", nanoseconds);
      }
      if (!external.isEmpty()) {
        config.set("ExternalCAs", external);
      }
    };
  }
}
