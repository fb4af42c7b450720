package dev.berth.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Removes the engine containers of this run when it ends, and those of earlier runs that were
/// killed before they could do it. Those of runs that are still going on stay: each container names
/// the process that made it.
final class Leftovers {

  private static final String OWNER_PROCESS = "dev.berth.test.process";
  private static final String OWNER_START = "dev.berth.test.process-start";

  private Leftovers() {}

  static Map<String, String> labelsOfThisRun() {
    ProcessHandle self = ProcessHandle.current();
    return Map.of(OWNER_PROCESS, Long.toString(self.pid()), OWNER_START, startOf(self));
  }

  static void removeNowAndAtExit(DockerClient host) {
    for (Container container : engineContainers(host)) {
      if (!ownerLives(container.getLabels())) {
        remove(host, container);
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeOwn(host)));
  }

  private static void removeOwn(DockerClient host) {
    engineContainers(host).parallelStream()
        .filter(
            container -> container.getLabels().entrySet().containsAll(labelsOfThisRun().entrySet()))
        .forEach(container -> remove(host, container));
  }

  private static List<Container> engineContainers(DockerClient host) {
    return host.listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(List.of(OWNER_PROCESS))
        .exec();
  }

  private static void remove(DockerClient host, Container container) {
    try {
      host.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      // Another run has removed it, or is about to.
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
