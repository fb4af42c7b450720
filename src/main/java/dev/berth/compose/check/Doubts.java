package dev.berth.compose.check;

import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.MapNode;
import java.util.List;

/// Warns of what can be loaded and will hardly do what its author meant.
public final class Doubts {
  private final MapNode file;
  private final Warnings warnings;

  /// @param file the canonical tree with the enabled services, all values in their final form
  /// @param problems takes the warnings
  public Doubts(MapNode file, Problems problems) {
    this.file = file;
    this.warnings = new Warnings(problems);
  }

  /// Warns of everything that the tree shows.
  public void check() {
    new Externals(warnings).check(file);
    new NetworkAddresses(warnings).check(file);
    new FixedAddresses(warnings).check(file);
    new PublishedPorts(warnings).check(file);
    new Readiness(warnings).check(file);
    services(
        List.of(
            new Choices(warnings),
            new ImageNames(warnings),
            new ServiceAddresses(warnings, file),
            new PortNumbers(warnings),
            new MountTargets(warnings, file),
            new Devices(warnings),
            new Capabilities(warnings),
            new KernelSettings(warnings),
            new Limits(warnings),
            new ProcessSettings(warnings),
            new Timings(warnings)));
  }

  /// Warns of files that are not there.
  public void checkFiles(Disk disk) {
    services(List.of(new MissingFiles(warnings, file, disk), new MissingBuilds(warnings, disk)));
  }

  private void services(List<ServiceCheck> checks) {
    for (MapNode.Entry entry : Tree.map(file, "services").entries()) {
      if (entry.value() instanceof MapNode service) {
        Path path = Path.of("services", entry.key());
        for (ServiceCheck check : checks) {
          check.check(service, path);
        }
      }
    }
  }
}
