package dev.berth.cli.swarm;

import static dev.berth.cli.swarm.PrettyText.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.report.Sizes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A service in lines for people.
///
/// @param service as the manager shows it
/// @param networkNames names of networks by ID
record PrettyService(JsonNode service, Map<String, String> networkNames) {
  private static final int NANO = 9;

  @Override
  public String toString() {
    JsonNode spec = service.path("Spec");
    JsonNode task = spec.path("TaskTemplate");
    JsonNode container = task.path("ContainerSpec");
    PrettyText text = new PrettyText();
    text.line("")
        .line("ID:\t\t" + service.path("ID").asText())
        .line("Name:\t\t" + spec.path("Name").asText())
        .labels("Labels:", spec.path("Labels"), " ");
    mode(text, spec.path("Mode"));
    status(text, service.path("UpdateStatus"));
    placement(text, task.path("Placement"));
    update(text, "UpdateConfig:", spec.path("UpdateConfig"), " Update order:      ");
    update(text, "RollbackConfig:", spec.path("RollbackConfig"), " Rollback order:    ");
    container(text, container);
    mounts(text, container.path("Mounts"));
    files(text, "Configs:", container.path("Configs"), "ConfigName");
    files(text, "Secrets:", container.path("Secrets"), "SecretName");
    log(text, task.path("LogDriver"));
    resources(text, task.path("Resources"));
    networks(text, task.path("Networks"));
    text.line("Endpoint Mode:\t" + spec.path("EndpointSpec").path("Mode").asText("vip"));
    ports(text, service.path("Endpoint").path("Ports"));
    health(text, container.path("Healthcheck"));
    return text.line("").toString();
  }

  private static void mode(PrettyText text, JsonNode mode) {
    if (mode.has("Replicated")) {
      text.line("Service Mode:\tReplicated")
          .line(" Replicas:\t" + mode.path("Replicated").path("Replicas").asLong());
    } else {
      text.line("Service Mode:" + (mode.has("Global") ? "\tGlobal" : ""));
    }
  }

  private static void status(PrettyText text, JsonNode status) {
    String state = status.path("State").asText();
    if (state.isEmpty()) {
      return;
    }
    text.line("UpdateStatus:").line(" State:\t\t" + state);
    if (status.has("StartedAt")) {
      text.line(" Started:\t" + PrettyText.ago(status.path("StartedAt")));
    }
    if (status.has("CompletedAt") && state.equals("completed")) {
      text.line(" Completed:\t" + PrettyText.ago(status.path("CompletedAt")));
    }
    text.line(" Message:\t" + status.path("Message").asText());
  }

  private static void placement(PrettyText text, JsonNode placement) {
    text.line("Placement:");
    if (!placement.path("Constraints").isEmpty()) {
      text.line(" Constraints:\t[" + String.join(" ", texts(placement.path("Constraints"))) + "]");
    }
    List<String> spreads = new ArrayList<>();
    for (JsonNode preference : placement.path("Preferences")) {
      spreads.add("spread=" + preference.path("Spread").path("SpreadDescriptor").asText());
    }
    if (!spreads.isEmpty()) {
      text.line(" Preferences:   [" + String.join(" ", spreads) + "]");
    }
    if (placement.path("MaxReplicas").asLong() > 0) {
      text.line(" Max Replicas Per Node:   " + placement.path("MaxReplicas").asLong());
    }
  }

  private static void update(PrettyText text, String heading, JsonNode update, String order) {
    if (!update.isObject()) {
      return;
    }
    text.line(heading).line(" Parallelism:\t" + update.path("Parallelism").asLong());
    if (update.path("Delay").asLong() > 0) {
      text.line(" Delay:\t\t" + PrettyText.duration(update.path("Delay").asLong()));
    }
    text.line(" On failure:\t" + update.path("FailureAction").asText());
    if (update.path("Monitor").asLong() > 0) {
      text.line(" Monitoring Period: " + PrettyText.duration(update.path("Monitor").asLong()));
    }
    text.line(
            " Max failure ratio: "
                + PrettyText.plain(update.path("MaxFailureRatio").decimalValue()))
        .some(order, update.path("Order").asText());
  }

  private static void container(PrettyText text, JsonNode container) {
    text.line("ContainerSpec:")
        .line(" Image:\t\t" + container.path("Image").asText())
        .some(" Args:\t\t", spaced(container.path("Args")))
        .some(" Env:\t\t", spaced(container.path("Env")))
        .some(" Dir:\t\t", container.path("Dir").asText())
        .some(" Init:\t\t", container.path("Init").asText())
        .some(" User: ", container.path("User").asText());
    List<String> added = texts(container.path("CapabilityAdd"));
    List<String> dropped = texts(container.path("CapabilityDrop"));
    if (!added.isEmpty() || !dropped.isEmpty()) {
      text.line("Capabilities:")
          .some(" Add: ", String.join(", ", added))
          .some(" Drop: ", String.join(", ", dropped));
    }
    if (!container.path("Sysctls").isEmpty()) {
      text.line("SysCtls:");
      container
          .path("Sysctls")
          .properties()
          .forEach(entry -> text.line(" " + entry.getKey() + ": " + entry.getValue().asText()));
    }
    if (!container.path("Ulimits").isEmpty()) {
      text.line("Ulimits:");
      for (JsonNode limit : container.path("Ulimits")) {
        text.line(
            " %s: %s:%s"
                .formatted(
                    limit.path("Name").asText(),
                    limit.path("Soft").asLong(),
                    limit.path("Hard").asLong()));
      }
    }
  }

  /// Each of them with a space behind it.
  private static String spaced(JsonNode list) {
    StringBuilder text = new StringBuilder();
    list.forEach(item -> text.append(item.asText()).append(' '));
    return text.toString();
  }

  private static void mounts(PrettyText text, JsonNode mounts) {
    if (!mounts.isEmpty()) {
      text.line("Mounts:");
      for (JsonNode mount : mounts) {
        text.line(" Target:\t" + mount.path("Target").asText())
            .line("  Source:\t" + mount.path("Source").asText())
            .line("  ReadOnly:\t" + mount.path("ReadOnly").asBoolean())
            .line("  Type:\t\t" + mount.path("Type").asText());
      }
    }
  }

  private static void files(PrettyText text, String heading, JsonNode uses, String name) {
    if (!uses.isEmpty()) {
      text.line(heading);
      for (JsonNode use : uses) {
        text.line(" Target:\t" + use.path("File").path("Name").asText())
            .line("  Source:\t" + use.path(name).asText());
      }
    }
  }

  private static void log(PrettyText text, JsonNode log) {
    if (!log.isObject()) {
      return;
    }
    text.line("Log Driver:").line(" Name:\t\t" + log.path("Name").asText());
    if (!log.path("Options").isEmpty()) {
      text.line(" LogOpts:");
      log.path("Options")
          .properties()
          .forEach(option ->
              text.line("  %-15s %s".formatted(option.getKey() + ":", option.getValue().asText())));
    }
    text.line("");
  }

  private static void resources(PrettyText text, JsonNode resources) {
    text.line("Resources:");
    bounds(text, " Reservations:", resources.path("Reservations"));
    bounds(text, " Limits:", resources.path("Limits"));
  }

  private static void bounds(PrettyText text, String heading, JsonNode bounds) {
    long cpus = bounds.path("NanoCPUs").asLong();
    long memory = bounds.path("MemoryBytes").asLong();
    long pids = bounds.path("Pids").asLong();
    if (cpus == 0 && memory == 0 && pids == 0) {
      return;
    }
    text.line(heading);
    if (cpus != 0) {
      text.line("  CPU:\t\t" + PrettyText.plain(BigDecimal.valueOf(cpus, NANO)));
    }
    if (memory != 0) {
      text.line("  Memory:\t" + Sizes.binary(memory));
    }
    if (pids != 0) {
      text.line("  PIDs:\t\t" + pids);
    }
  }

  private void networks(PrettyText text, JsonNode networks) {
    if (!networks.isEmpty()) {
      StringBuilder names = new StringBuilder("Networks: ");
      for (JsonNode network : networks) {
        String id = network.path("Target").asText();
        names.append(networkNames.getOrDefault(id, id)).append(' ');
      }
      text.line(names.toString());
    }
  }

  private static void ports(PrettyText text, JsonNode ports) {
    Iterator<JsonNode> all = ports.iterator();
    if (all.hasNext()) {
      text.line("Ports:");
    }
    while (all.hasNext()) {
      JsonNode port = all.next();
      text.line(" PublishedPort = " + port.path("PublishedPort").asLong())
          .line("  Protocol = " + port.path("Protocol").asText())
          .line("  TargetPort = " + port.path("TargetPort").asLong())
          .line(
              "  PublishMode = " + port.path("PublishMode").asText() + (all.hasNext() ? "" : " "));
    }
  }

  private static void health(PrettyText text, JsonNode check) {
    if (!check.isObject()) {
      return;
    }
    text.line(" Healthcheck:")
        .line("  Interval = " + PrettyText.duration(check.path("Interval").asLong()))
        .line("  Retries = " + check.path("Retries").asLong())
        .line("  StartPeriod =\t" + PrettyText.duration(check.path("StartPeriod").asLong()))
        .line("  Timeout =\t" + PrettyText.duration(check.path("Timeout").asLong()));
    Iterator<String> tests = texts(check.path("Test")).iterator();
    if (tests.hasNext()) {
      text.line("  Tests:");
    }
    while (tests.hasNext()) {
      text.line("\t Test = " + tests.next() + (tests.hasNext() ? "" : " "));
    }
  }
}
