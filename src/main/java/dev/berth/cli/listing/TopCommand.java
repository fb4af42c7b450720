package dev.berth.cli.listing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.EngineProjects;
import dev.berth.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `berth top`.
public final class TopCommand implements Command {
  private static final int GAP = 2;
  private static final int NARROWEST = 4;

  private final Options options = new Options("Shows the processes of containers.");

  private final Parameter<List<String>> services =
      options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    String project = new Projects(session).name(List.of());
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> titles = new LinkedHashSet<>(List.of("SERVICE", "#"));
    try (Docker docker = Targets.docker(session)) {
      for (ContainerRow container : new EngineProjects(docker).containers(project, false)) {
        if (services.get().isEmpty() || services.get().contains(container.service())) {
          JsonNode top = docker.containers().top(container.id());
          top.path("Titles").forEach(title -> titles.add(title.asText()));
          for (JsonNode process : top.path("Processes")) {
            rows.add(row(container, top.path("Titles"), process));
          }
        }
      }
    }
    if (!rows.isEmpty()) {
      Table table = new Table(GAP, NARROWEST, titles.toArray(String[]::new));
      rows.forEach(row ->
          table.row(
              titles.stream().map(title -> row.getOrDefault(title, "-")).toArray(String[]::new)));
      session.console().out().print(table.text());
    }
    return ExitCode.OK;
  }

  private static Map<String, String> row(
      ContainerRow container, JsonNode titles, JsonNode process) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("SERVICE", container.service());
    row.put("#", Integer.toString(container.number()));
    for (int i = 0; i < titles.size(); i++) {
      row.put(titles.path(i).asText(), process.path(i).asText());
    }
    return row;
  }
}
