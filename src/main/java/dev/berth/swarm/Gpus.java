package dev.berth.swarm;

import dev.berth.model.Deploy;
import dev.berth.model.DeviceRequest;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// GPUs of a service as a swarm counts them: as generic resources of a kind that nodes declare for
/// them, `gpu` or one that ends so, as in `NVIDIA-GPU`.
///
/// @param kinds the kinds of resources that nodes declare
/// @param findings takes what no node has
record Gpus(Set<String> kinds, Findings findings) {
  private static final String GPU = "gpu";

  /// Number of resources by kind that a service asks for, those that its file names by their kind
  /// included, in its order.
  Map<String, List<Long>> reserved(Service service) {
    Map<String, Long> counted = new LinkedHashMap<>();
    Path path = Path.of("services", service.name());
    count(service.resources().gpus(), path.key("gpus"), counted);
    Deploy deploy = service.deploy();
    Deploy.Bounds reservations = deploy == null ? null : deploy.reservations();
    if (reservations != null) {
      count(
          reservations.devices().stream()
              .filter(device -> device.capabilities().contains(GPU))
              .toList(),
          path.key("deploy").key("resources").key("reservations").key("devices"),
          counted);
    }
    Map<String, List<Long>> amounts = new LinkedHashMap<>();
    counted.forEach((kind, amount) -> amounts.put(kind, List.of(amount)));
    if (reservations != null) {
      Map<String, List<Long>> written = new LinkedHashMap<>();
      for (Deploy.GenericResource resource : reservations.genericResources()) {
        written.computeIfAbsent(resource.kind(), _ -> new ArrayList<>()).add(resource.value());
      }
      amounts.putAll(written);
    }
    return amounts;
  }

  private void count(List<DeviceRequest> requests, Path path, Map<String, Long> amounts) {
    for (DeviceRequest request : requests) {
      Long count = request.count();
      if (count != null && count > 0) {
        kind(request)
            .ifPresentOrElse(
                kind -> amounts.merge(kind, count, Long::sum), () -> tellMissing(path));
      }
    }
  }

  private void tellMissing(Path path) {
    findings.warning(
        Code.NOT_ON_A_SWARM,
        path,
        "no node declares a generic resource for these GPUs, so tasks get none",
        "declare it on the nodes that have some: node-generic-resources in daemon.json");
  }

  /// The kind that stands for the devices: of the driver that is asked for, if one is.
  private Optional<String> kind(DeviceRequest request) {
    String driver = request.driver();
    List<String> fitting = new ArrayList<>();
    for (String kind : kinds) {
      String name = kind.toLowerCase(Locale.ROOT);
      if (name.equals(GPU)) {
        fitting.addFirst(kind);
      } else if (name.matches(".*[^a-z]gpu")
          && (driver == null || name.startsWith(driver.toLowerCase(Locale.ROOT)))) {
        fitting.add(kind);
      }
    }
    return fitting.stream().findFirst();
  }
}
