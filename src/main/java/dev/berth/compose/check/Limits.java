package dev.berth.compose.check;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.regex.Pattern;

/// Memory and processor time that an engine can give.
final class Limits implements ServiceCheck {
  private static final long LEAST_MEMORY = 6 << 20;
  private static final Pattern PROCESSORS = Pattern.compile("\\d+(-\\d+)?(,\\d+(-\\d+)?)*");

  private static final List<List<String>> MEMORY =
      List.of(List.of("mem_limit"), List.of("deploy", "resources", "limits", "memory"));

  private static final List<List<String>> SHARES =
      List.of(List.of("cpus"), List.of("deploy", "resources", "limits", "cpus"));

  private final Warnings warnings;

  Limits(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (List<String> way : MEMORY) {
      for (Found found : Found.along(service, path, way)) {
        memory(found);
      }
    }
    for (Found found : Found.along(service, path, "mem_reservation")) {
      reservation(found, service);
    }
    for (Found found : Found.along(service, path, "memswap_limit")) {
      swap(found, service);
    }
    for (Found found : Found.along(service, path, "mem_swappiness")) {
      range(found, -1, 100, "use a number from 0 to 100, or -1 for the engine's own");
    }
    for (List<String> way : SHARES) {
      for (Found found : Found.along(service, path, way)) {
        processors(found);
      }
    }
    for (Found found : Found.along(service, path, "cpu_period")) {
      range(found, 1000, 1_000_000, "use microseconds from 1000 to 1000000");
    }
    for (Found found : Found.along(service, path, "cpu_quota")) {
      range(found, 1000, Long.MAX_VALUE, "use 1000 microseconds or more");
    }
    for (Found found : Found.along(service, path, "cpuset")) {
      if (!found.text().isEmpty() && !PROCESSORS.matcher(found.text()).matches()) {
        bad(found, "\"" + found.text() + "\" names no processors", "write e.g. 0-3 or 0,2");
      }
    }
  }

  private void bad(Found found, String message, String help) {
    warnings.add(Code.BAD_VALUE, found, message, help);
  }

  private void memory(Found found) {
    long bytes = number(found.text());
    if (bytes > 0 && bytes < LEAST_MEMORY) {
      bad(found, "no container runs with less than 6 MiB of memory", "make it 6m or more");
    }
  }

  private void reservation(Found found, MapNode service) {
    long limit = number(Tree.text(service, "mem_limit"));
    if (limit > 0 && number(found.text()) > limit) {
      bad(found, "more memory is reserved than mem_limit allows", "lower it, or raise mem_limit");
    }
  }

  private void swap(Found found, MapNode service) {
    long limit = number(Tree.text(service, "mem_limit"));
    long swap = number(found.text());
    boolean deployed =
        Tree.isUnknown(service, "mem_limit")
            || Tree.isUnknown(service, "deploy", "resources", "limits", "memory")
            || !Tree.text(Tree.map(service, "deploy", "resources", "limits"), "memory").isEmpty();
    if (swap > 0 && limit == 0 && !deployed) {
      bad(found, "memory and swap are limited, but memory is not", "set mem_limit as well");
    } else if (swap > 0 && swap < limit) {
      bad(
          found,
          "memory and swap together are less than mem_limit",
          "make it as large as mem_limit for no swap, or larger");
    }
  }

  private void processors(Found found) {
    try {
      double count = Double.parseDouble(found.text());
      if (count < 0 || (count > 0 && count < 0.01)) {
        bad(found, found.text() + " is no share of processors", "use 0.01 or more");
      }
    } catch (NumberFormatException e) {
      return; // what is no number is told elsewhere
    }
  }

  /// A number for which 0 stands for the default.
  private void range(Found found, long low, long high, String help) {
    long number = number(found.text());
    if (number != 0 && (number < low || number > high)) {
      bad(found, found.text() + " is out of range", help);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
