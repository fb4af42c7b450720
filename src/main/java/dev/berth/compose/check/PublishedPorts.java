package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A port of the host can be published once. Of a range only one port is taken, whichever is free.
final class PublishedPorts {
  private final Warnings warnings;
  private final HostPorts taken = new HostPorts();

  PublishedPorts(Warnings warnings) {
    this.warnings = warnings;
  }

  /// A port that asks for ports of the host.
  ///
  /// @param found where it is asked for
  /// @param serviceName who asks
  /// @param place the address and protocol
  /// @param range the ports, one of which is enough
  private record Wish(Found found, String serviceName, HostPorts.Place place, PortRange range) {}

  void check(MapNode file) {
    List<Wish> wishes = new ArrayList<>();
    for (MapNode.Entry entry : Tree.map(file, "services").entries()) {
      if (entry.value() instanceof MapNode service && publishes(service)) {
        wishes(entry.key(), service, wishes);
      }
    }
    List<Wish> ranges = new ArrayList<>();
    for (Wish wish : wishes) {
      if (isSingle(wish)) {
        single(wish);
      } else {
        ranges.add(wish);
      }
    }
    ranges.sort((one, other) -> Integer.compare(one.range().last(), other.range().last()));
    ranges.forEach(this::range);
  }

  private static boolean publishes(MapNode service) {
    String mode = Tree.text(service, "network_mode");
    return !Tree.isUnknown(service, "network_mode")
        && !Tree.isUnknown(service, "deploy", "replicas")
        && !mode.equals("host")
        && !mode.equals("none")
        && !mode.startsWith("service:")
        && !mode.startsWith("container:")
        && !Tree.text(Tree.map(service, "deploy"), "replicas").equals("0");
  }

  private static void wishes(String serviceName, MapNode service, List<Wish> wishes) {
    for (Found port : Found.along(service, Path.of("services", serviceName), "ports", EACH)) {
      String published = port.text("published");
      HostPorts.Place place =
          new HostPorts.Place(
              port.text("host_ip"),
              port.text("protocol").toLowerCase(Locale.ROOT),
              port.text("mode").equals("host"));
      PortRange.of(published)
          .filter(range -> range.last() > 0)
          .ifPresent(range -> wishes.add(new Wish(port, serviceName, place, range)));
    }
  }

  private static boolean isSingle(Wish wish) {
    return wish.range().first() == wish.range().last();
  }

  private void single(Wish wish) {
    int port = wish.range().first();
    HostPorts.Use other =
        taken.take(new HostPorts.Use(wish.found(), wish.serviceName(), wish.place()), port);
    if (other != null) {
      boolean same = other.serviceName().equals(wish.serviceName());
      warnings.add(
          Code.PORT_CLASH,
          wish.found(),
          "host port "
              + port
              + " is published twice"
              + (same ? "" : ", also by services." + other.serviceName()),
          "publish one of the two on another port of the host",
          "the other one is here",
          other.found().span());
    }
  }

  private void range(Wish wish) {
    if (!taken.takeOne(wish.place(), wish.range())) {
      warnings.add(
          Code.PORT_CLASH,
          wish.found(),
          "of the host ports "
              + wish.range().first()
              + " to "
              + wish.range().last()
              + " none is left",
          "publish a wider range");
    }
  }
}
