package dev.berth.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Removes the engine containers of test runs that were killed before they could do it themselves.
/// Those of runs that are still going on stay: each container names the process that made it.
final class Leftovers {

  private static final String OWNER_PROCESS = "dev.berth.test.process";
  private static final String OWNER_START = "dev.berth.test.process-start";

  private Leftovers() {}

  static Map<String, String> labelsOfThisRun() {
    ProcessHandle self = ProcessHandle.current();
    return Map.of(OWNER_PROCESS, Long.toString(self.pid()), OWNER_START, startOf(self));
  }

  static void remove(DockerClient host) {
    List<Container> ours =
        host.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER_PROCESS)).exec();
    for (Container container : ours) {
      if (!ownerLives(container.getLabels())) {
        try {
          host.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException e) {
          // Another run removed it in the meantime.
        }
      }
    }
  }

  private static boolean ownerLives(Map<String, String> labels) {
    long pid = Long.parseLong(labels.getOrDefault(OWNER_PROCESS, "0"));
    return ProcessHandle.of(pid)
        .filter(process -> startOf(process).equals(labels.get(OWNER_START)))
        .isPresent();
  }

  /// A process id is used again; with the start time it is unique.
  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
