package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.Filters;
import dev.berth.docker.Json;
import dev.berth.swarm.view.Membership;
import dev.berth.swarm.view.Row;
import dev.berth.swarm.view.SwarmView;
import dev.berth.swarm.view.TaskRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Berth lists is what the docker CLI lists.
class SwarmViewIT {
  private static final String FILE =
      """
      services:
        web:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          ports: ["18080-18081:80", "18090:90/udp"]
          deploy:
            replicas: 2
        job:
          image: busybox:latest
          command: ["true"]
          deploy:
            mode: replicated-job
        agent:
          image: busybox:latest
          command: [sleep, "600"]
          init: true
          deploy:
            mode: global
      """;

  @TempDir Path directory;

  @Test
  void listsMustEqualThoseOfTheDockerCommand() {
    try (Stack stack = Stack.of("sw-view", directory)) {
      assertThat(stack.deploy(FILE).problems()).isEmpty();
      SwarmView view = new SwarmView(stack.docker);

      assertThat(fields(view.stacks())).isEqualTo(theirs(stack, "stack", "ls"));
      assertThat(fields(view.stackServices(stack.name, Filters.NONE, false)))
          .isEqualTo(theirs(stack, "stack", "services", stack.name));
      assertThat(fields(view.services(Filters.NONE, false)))
          .isEqualTo(theirs(stack, "service", "ls"));
      assertThat(fields(view.nodes(Filters.NONE))).isEqualTo(theirs(stack, "node", "ls"));
      assertThat(withoutAges(fields(view.stackTasks(stack.name, Filters.NONE, false, true))))
          .isEqualTo(withoutAges(theirs(stack, "stack", "ps", stack.name)));
      List<TaskRow> web = view.serviceTasks(List.of("sw-view_web"), Filters.NONE, true, true);
      assertThat(web).extracting(TaskRow::name).containsExactly("sw-view_web.1", "sw-view_web.2");
      assertThat(web.getFirst().currentState()).startsWith("Running ").endsWith(" ago");
    }
  }

  @Test
  void anInvitationMustHoldTheTokenAndTheAddressOfAManager() {
    try (Stack stack = Stack.of("sw-join", directory)) {
      Membership membership = new Membership(stack.docker);
      Membership.Invitation invitation = membership.invitation(Membership.Role.WORKER, false);
      String command = stack.manager.docker(directory, "swarm", "join-token", "worker").output();

      assertThat(command).contains(invitation.token()).contains(invitation.address());
      assertThat(membership.invitation(Membership.Role.WORKER, true).token())
          .startsWith("SWMTKN-")
          .isNotEqualTo(invitation.token());
    }
  }

  private static List<Map<String, Object>> fields(List<? extends Row> rows) {
    List<Map<String, Object>> list = new ArrayList<>();
    rows.forEach(row -> list.add(row.fields()));
    return list;
  }

  private List<Map<String, Object>> theirs(Stack stack, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--format", "json"));
    String output =
        stack.manager.docker(directory, arguments.toArray(String[]::new)).expectSuccess();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Map<String, Object> row = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : Json.read(line).properties()) {
        JsonNode value = field.getValue();
        row.put(field.getKey(), value.isBoolean() ? (Object) value.asBoolean() : value.asText());
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> withoutAges(List<Map<String, Object>> rows) {
    rows.forEach(row ->
        row.computeIfPresent("CurrentState", (_, state) -> state.toString().replaceAll(" .*", "")));
    return rows;
  }
}
