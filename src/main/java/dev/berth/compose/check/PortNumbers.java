package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.Locale;

/// Ports are numbers from 1 to 65535.
final class PortNumbers implements ServiceCheck {
  private static final String HELP = "use a number from 1 to 65535";
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

  private final Warnings warnings;

  PortNumbers(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "expose", EACH)) {
      exposed(found);
    }
    for (Found found : Found.along(service, path, "ports", EACH, "target")) {
      if (PortRange.of(found.text()).filter(range -> range.first() > 0).isEmpty()) {
        bad(found, HELP);
      }
    }
    for (Found found : Found.along(service, path, "ports", EACH, "published")) {
      if (!found.text().isEmpty() && PortRange.of(found.text()).isEmpty()) {
        bad(found, "use a number from 1 to 65535, or a range such as 8000-8010");
      }
    }
  }

  private void exposed(Found found) {
    String text = found.text();
    int slash = text.indexOf('/');
    String ports = slash < 0 ? text : text.substring(0, slash);
    String protocol = slash < 0 ? "tcp" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
    if (PortRange.of(ports).filter(range -> range.first() > 0).isEmpty()) {
      bad(
          found,
          ports.contains(":")
              ? "expose takes ports of the container only; to publish one, use ports"
              : HELP + ", or a range such as 8000-8010");
    } else if (!PROTOCOLS.contains(protocol)) {
      warnings.add(
          Code.BAD_VALUE,
          found,
          "\"" + protocol + "\" is no protocol of a port",
          Warnings.instead(protocol, PROTOCOLS));
    }
  }

  private void bad(Found found, String help) {
    warnings.add(Code.BAD_VALUE, found, "\"" + found.text() + "\" is no port", help);
  }
}
