package dev.berth.compose.check;

import dev.berth.compose.shortform.DurationText;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.List;

/// Durations and ratios of the right size.
final class Timings implements ServiceCheck {
  private static final long MILLISECOND = 1_000_000;

  /// Durations of which a zero stands for the default.
  private static final List<List<String>> POSITIVE =
      List.of(List.of("healthcheck", "interval"), List.of("healthcheck", "timeout"));

  private static final List<List<String>> PROBES =
      List.of(
          List.of("healthcheck", "interval"),
          List.of("healthcheck", "timeout"),
          List.of("healthcheck", "start_period"),
          List.of("healthcheck", "start_interval"));

  private static final List<List<String>> OTHERS =
      List.of(
          List.of("stop_grace_period"),
          List.of("deploy", "update_config", "delay"),
          List.of("deploy", "update_config", "monitor"),
          List.of("deploy", "rollback_config", "delay"),
          List.of("deploy", "rollback_config", "monitor"),
          List.of("deploy", "restart_policy", "delay"),
          List.of("deploy", "restart_policy", "window"));

  private static final List<List<String>> RATIOS =
      List.of(
          List.of("deploy", "update_config", "max_failure_ratio"),
          List.of("deploy", "rollback_config", "max_failure_ratio"));

  private final Warnings warnings;

  Timings(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (List<String> way : POSITIVE) {
      for (Found found : Found.along(service, path, way)) {
        if (nanos(found) == 0) {
          bad(found, "\"" + found.text() + "\" stands for the default", "say how long it is");
        }
      }
    }
    for (List<String> way : PROBES) {
      for (Found found : Found.along(service, path, way)) {
        long nanos = nanos(found);
        if (nanos > 0 && nanos < MILLISECOND) {
          bad(found, "\"" + found.text() + "\" is too short", "make it 1ms or longer");
        }
        negative(found);
      }
    }
    for (List<String> way : OTHERS) {
      for (Found found : Found.along(service, path, way)) {
        negative(found);
      }
    }
    for (List<String> way : RATIOS) {
      for (Found found : Found.along(service, path, way)) {
        ratio(found);
      }
    }
  }

  private void bad(Found found, String message, String help) {
    warnings.add(Code.BAD_VALUE, found, message, help);
  }

  private void negative(Found found) {
    if (nanos(found) < 0) {
      bad(found, "the duration \"" + found.text() + "\" is negative", "remove the minus");
    }
  }

  private void ratio(Found found) {
    try {
      double ratio = Double.parseDouble(found.text());
      if (ratio < 0 || ratio > 1) {
        bad(found, found.text() + " is no ratio", "use a number from 0 to 1");
      }
    } catch (NumberFormatException e) {
      return; // what is no number is told elsewhere
    }
  }

  /// The duration; 1 s for what is none.
  private static long nanos(Found found) {
    try {
      return DurationText.nanos(found.text());
    } catch (ShortFormException e) {
      return 1_000 * MILLISECOND;
    }
  }
}
