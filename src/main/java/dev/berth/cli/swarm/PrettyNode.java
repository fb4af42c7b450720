package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.report.Sizes;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/// A node in lines for people.
final class PrettyNode {
  private static final int NANO = 9;

  private PrettyNode() {}

  static String of(JsonNode node) {
    JsonNode description = node.path("Description");
    JsonNode engine = description.path("Engine");
    JsonNode resources = description.path("Resources");
    PrettyText text =
        new PrettyText()
            .line("ID:\t\t\t" + node.path("ID").asText())
            .some("Name:\t\t\t", node.path("Spec").path("Name").asText())
            .labels("Labels:", node.path("Spec").path("Labels"), " - ")
            .line("Hostname:              \t" + description.path("Hostname").asText())
            .line("Joined at:             \t" + PrettyText.time(node.path("CreatedAt")))
            .line("Status:")
            .line(" State:\t\t\t" + PrettyText.capital(node.path("Status").path("State").asText()))
            .some(" Message:\t\t", PrettyText.capital(node.path("Status").path("Message").asText()))
            .line(
                " Availability:         \t"
                    + PrettyText.capital(node.path("Spec").path("Availability").asText()))
            .some(" Address:\t\t", node.path("Status").path("Addr").asText());
    JsonNode manager = node.path("ManagerStatus");
    if (manager.isObject()) {
      text.line("Manager Status:")
          .line(" Address:\t\t" + manager.path("Addr").asText())
          .line(" Raft Status:\t\t" + PrettyText.capital(manager.path("Reachability").asText()))
          .line(" Leader:\t\t" + (manager.path("Leader").asBoolean() ? "Yes" : "No"));
    }
    text.line("Platform:")
        .line(" Operating System:\t" + description.path("Platform").path("OS").asText())
        .line(" Architecture:\t\t" + description.path("Platform").path("Architecture").asText())
        .line("Resources:")
        .line(
            " CPUs:\t\t\t"
                + PrettyText.plain(BigDecimal.valueOf(resources.path("NanoCPUs").asLong(), NANO)))
        .line(" Memory:\t\t" + Sizes.binary(resources.path("MemoryBytes").asLong()))
        .line("Plugins:")
        .line(" Log:\t\t" + plugins(engine, "Log"))
        .line(" Network:\t\t" + plugins(engine, "Network"))
        .line(" Volume:\t\t" + plugins(engine, "Volume"))
        .line("Engine Version:\t\t" + engine.path("EngineVersion").asText())
        .labels("Engine Labels:", engine.path("Labels"), " - ");
    JsonNode tls = description.path("TLSInfo");
    if (tls.isObject()) {
      text.line("TLS Info:")
          .line(" TrustRoot:")
          .line(tls.path("TrustRoot").asText())
          .line(" Issuer Subject:\t" + tls.path("CertIssuerSubject").asText())
          .line(" Issuer Public Key:\t" + tls.path("CertIssuerPublicKey").asText());
    }
    return text.toString();
  }

  private static String plugins(JsonNode engine, String type) {
    Set<String> names = new TreeSet<>();
    for (JsonNode plugin : engine.path("Plugins")) {
      if (plugin.path("Type").asText().equals(type)) {
        names.add(plugin.path("Name").asText());
      }
    }
    return String.join(", ", names);
  }
}
