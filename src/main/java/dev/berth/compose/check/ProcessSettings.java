package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How the process of a container is run: where, under which name, on which platform, how it ends.
final class ProcessSettings implements ServiceCheck {
  private static final int LONGEST_HOSTNAME = 64;
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]*");
  private static final Pattern REAL_TIME =
      Pattern.compile("RTMIN(\\+([1-9]|1[0-5]))?|RTMAX(-([1-9]|1[0-4]))?");
  private static final Set<String> SIGNALS =
      Set.of(
          "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT",
          "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
          "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");
  private static final Pattern PLATFORM = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,2}");
  private static final Pattern WINDOWS_PATH = Pattern.compile("(?i)[a-z]:[\\\\/].*|\\\\.*");

  private final Warnings warnings;

  ProcessSettings(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "stop_signal")) {
      signal(found);
    }
    for (Found found : Found.along(service, path, "platform")) {
      if (!found.text().isEmpty() && !PLATFORM.matcher(found.text()).matches()) {
        bad(found, "is no platform", "write SYSTEM/ARCHITECTURE, e.g. linux/arm64");
      }
    }
    for (Found found : Found.along(service, path, "hostname")) {
      if (found.text().length() > LONGEST_HOSTNAME) {
        bad(found, "is too long for the name of a host", "use 64 characters or less");
      }
    }
    for (Found found : Found.along(service, path, "working_dir")) {
      String text = found.text();
      if (!text.isEmpty() && !text.startsWith("/") && !WINDOWS_PATH.matcher(text).matches()) {
        bad(found, "is relative", "begin the working directory with /");
      }
    }
  }

  private void bad(Found found, String what, String help) {
    warnings.add(Code.BAD_VALUE, found, "\"" + found.text() + "\" " + what, help);
  }

  private void signal(Found found) {
    String name = found.text().toUpperCase(Locale.ROOT);
    String plain = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    boolean known =
        NUMBER.matcher(name).matches()
            || SIGNALS.contains(plain)
            || REAL_TIME.matcher(plain).matches();
    if (!found.text().isEmpty() && !known) {
      bad(found, "is no signal", "use the name of a signal, e.g. SIGTERM, or its number");
    }
  }
}
