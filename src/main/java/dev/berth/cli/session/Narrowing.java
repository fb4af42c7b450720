package dev.berth.cli.session;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What of a project is meant.
public final class Narrowing {
  @Option(
      names = "--target",
      paramLabel = "SERVICE",
      split = ",",
      description = "Only this service and what it depends on. Repeatable.")
  public List<String> targets = new ArrayList<>();
}
