package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.Set;

/// Limits of processes and parameters of the kernel that a container may set.
final class KernelSettings implements ServiceCheck {
  private static final Set<String> ULIMITS =
      Set.of(
          "as",
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack");

  /// Besides all that begins with `net.` or `fs.mqueue.`.
  private static final Set<String> SYSCTLS =
      Set.of(
          "kernel.domainname",
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shm_rmid_forced",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni");

  private final Warnings warnings;

  KernelSettings(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (MapNode.Entry entry : Tree.map(service, "ulimits").entries()) {
      if (!ULIMITS.contains(entry.key())) {
        warnings.add(
            Code.BAD_VALUE,
            path.key("ulimits").key(entry.key()),
            entry.keySpan(),
            "\"" + entry.key() + "\" is no limit of processes",
            Warnings.instead(entry.key(), ULIMITS.stream().sorted().toList()));
      }
    }
    for (Found found : Found.along(service, path, "ulimits", EACH)) {
      order(found);
    }
    for (MapNode.Entry entry : Tree.map(service, "sysctls").entries()) {
      String name = entry.key().replace('/', '.');
      if (!name.startsWith("net.") && !name.startsWith("fs.mqueue.") && !SYSCTLS.contains(name)) {
        warnings.add(
            Code.BAD_VALUE,
            path.key("sysctls").key(entry.key()),
            entry.keySpan(),
            "no container has a " + entry.key() + " of its own",
            "set it on the host; net.*, fs.mqueue.* and some of kernel.* can be set here");
      }
    }
  }

  private void order(Found limit) {
    try {
      long soft = Long.parseLong(limit.text("soft"));
      long hard = Long.parseLong(limit.text("hard"));
      if (hard >= 0 && (soft > hard || soft < 0)) {
        warnings.add(
            Code.BAD_VALUE,
            limit,
            "the soft limit " + soft + " is above the hard limit " + hard,
            "make soft as large as hard, or smaller");
      }
    } catch (NumberFormatException e) {
      return; // one number counts for both
    }
  }
}
