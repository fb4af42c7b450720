package dev.berth.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What of a project is meant.
final class Narrowing {
  @Option(
      names = "--target",
      paramLabel = "SERVICE",
      split = ",",
      description = "Only this service and what it depends on. Repeatable.")
  List<String> targets = new ArrayList<>();
}
