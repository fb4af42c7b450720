package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Suggestions;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.Locale;

/// The capabilities that Linux has, as `capabilities(7)` lists them.
final class Capabilities implements ServiceCheck {
  private static final List<String> KNOWN =
      List.of(
          "ALL",
          "AUDIT_CONTROL",
          "AUDIT_READ",
          "AUDIT_WRITE",
          "BLOCK_SUSPEND",
          "BPF",
          "CHECKPOINT_RESTORE",
          "CHOWN",
          "DAC_OVERRIDE",
          "DAC_READ_SEARCH",
          "FOWNER",
          "FSETID",
          "IPC_LOCK",
          "IPC_OWNER",
          "KILL",
          "LEASE",
          "LINUX_IMMUTABLE",
          "MAC_ADMIN",
          "MAC_OVERRIDE",
          "MKNOD",
          "NET_ADMIN",
          "NET_BIND_SERVICE",
          "NET_BROADCAST",
          "NET_RAW",
          "PERFMON",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYSLOG",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_CHROOT",
          "SYS_MODULE",
          "SYS_NICE",
          "SYS_PACCT",
          "SYS_PTRACE",
          "SYS_RAWIO",
          "SYS_RESOURCE",
          "SYS_TIME",
          "SYS_TTY_CONFIG",
          "WAKE_ALARM");

  private final Warnings warnings;

  Capabilities(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "cap_add", EACH)) {
      known(found);
    }
    for (Found found : Found.along(service, path, "cap_drop", EACH)) {
      known(found);
    }
  }

  private void known(Found found) {
    String name = plain(found.text());
    if (!KNOWN.contains(name)) {
      warnings.add(
          Code.UNKNOWN_CAPABILITY,
          found,
          "Linux has no capability \"" + found.text() + "\"",
          Suggestions.closest(name, KNOWN)
              .map(word -> "did you mean " + word + "?")
              .orElse("see capabilities(7) for their names"));
    }
  }

  /// The name of a capability in upper case and without `CAP_`.
  static String plain(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
