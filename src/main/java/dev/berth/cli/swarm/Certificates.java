package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How nodes get their certificates.
final class Certificates implements OptionGroup {
  private final Options options = new Options();

  final Parameter<@Nullable String> expiry =
      options.option(
          "--cert-expiry",
          "DURATION",
          Form.text(),
          "How long certificates of nodes are valid, such as 2160h.");

  final Parameter<List<String>> externalAuthorities =
      options.option(
          "--external-ca",
          "SPEC",
          Form.texts(),
          "Authority that signs them: protocol=cfssl,url=URL[,cacert=FILE]. Repeatable.");

  @Override
  public Options options() {
    return options;
  }

  /// Whether anything was said about them.
  boolean isGiven() {
    return expiry.get() != null || !externalAuthorities.get().isEmpty();
  }

  /// What to change in the `Spec` of the swarm.
  Consumer<ObjectNode> change(Session session) throws IOException {
    Long nanoseconds =
        expiry.get() == null ? null : Durations.nanoseconds("--cert-expiry", expiry.get());
    var external =
        ExternalAuthority.read(externalAuthorities.get(), session.console().workingDirectory());
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
