package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.testing.Engines;
import dev.berth.testing.OnCurrent;
import dev.berth.testing.OnHost;
import dev.berth.testing.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans that are saved, and run later or refused; volumes that are made anew.
@OnHost
@OnCurrent
class SavedPlanIT {
  private static final String FILE =
      """
      name: it-saved
      services:
        web:
          image: busybox
          command: [sleep, "600"]
          init: true
          stop_grace_period: 0s
          environment:
            NAME: world
            DB_PASSWORD: planted-one
          volumes: [data:/data, other:/other]
      volumes:
        data: {}
        other: {}
      """;

  @TempDir Path directory;
  private Caller caller;

  @BeforeEach
  void save() {
    caller = Caller.of(Engines.host(), directory).write("compose.yaml", FILE);
    caller.exits(ExitCode.CHANGES, "plan", "--out", "p.plan");
  }

  @AfterEach
  void remove() {
    caller.write("compose.yaml", FILE).exits(ExitCode.OK, "--progress", "quiet", "down", "-v");
  }

  @Test
  void aSavedPlanMustBeRunOnceAndNotTwice() throws IOException {
    assertThat(Files.getPosixFilePermissions(directory.resolve("p.plan")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Schemas.violations("saved-plan", caller.read("p.plan"))).isEmpty();
    String other = caller.read("p.plan").replace("\"wanted\"", "\"unheard\"");
    assertThat(Schemas.violations("saved-plan", other)).isNotEmpty();
    Call applied = caller.exits(ExitCode.OK, "--progress", "plain", "apply", "p.plan");
    assertThat(applied.err()).contains("container it-saved-web-1: started");
    caller.exits(ExitCode.OK, "plan");

    assertThat(caller.exits(ExitCode.ERROR, "apply", "p.plan").err())
        .contains("what runs has changed since: container it-saved-web-1 is there now");
  }

  @Test
  void whatHasMovedMustBeToldFieldByFieldAndLeftAlone() {
    caller.exits(ExitCode.OK, "apply", "p.plan");
    caller.write("compose.yaml", FILE.replace("world", "Berth"));
    caller.exits(ExitCode.CHANGES, "plan", "--out", "p.plan");
    String id = id();

    caller.write("compose.yaml", FILE.replace("world", "moon").replace("-one", "-two"));
    Call edited = caller.exits(ExitCode.ERROR, "apply", "p.plan");
    assertThat(edited.err())
        .contains("the files or images have changed since: container it-saved-web-1:")
        .contains("environment.DB_PASSWORD: (sensitive) → (sensitive, changed)")
        .contains("environment.NAME: \"Berth\" → \"moon\"")
        .doesNotContain("planted");

    caller.write("compose.yaml", FILE.replace("world", "Berth"));
    caller.docker("stop", "it-saved-web-1");
    assertThat(caller.exits(ExitCode.ERROR, "apply", "p.plan").err())
        .contains("container it-saved-web-1: state: \"running\" → \"exited\"");
    caller.docker("start", "it-saved-web-1");
    assertThat(id()).isEqualTo(id);

    caller.exits(ExitCode.OK, "apply", "p.plan");
    assertThat(id()).isNotEqualTo(id);
    caller.exits(ExitCode.OK, "plan");
  }

  @Test
  void filesThatAreNoPlanOfThisEngineMustBeRefused() {
    String plan = caller.read("p.plan");
    caller.write("bad.plan", plan.replace("it-saved_data", "it-saved_date"));
    assertThat(caller.exits(ExitCode.ERROR, "apply", "bad.plan").err())
        .isEqualTo(
            """
            error: bad.plan is damaged: its content does not fit its digest
              help: save it again
            """);
    caller.write("new.plan", plan.replace("\"format_version\":1", "\"format_version\":2"));
    assertThat(caller.exits(ExitCode.ERROR, "apply", "new.plan").err())
        .startsWith("error: new.plan: its format is version 2, but this Berth knows none above 1");
    caller.exits(ExitCode.OK, "state", "--out", "a.state");
    assertThat(caller.exits(ExitCode.ERROR, "apply", "a.state").err())
        .startsWith("error: a.state is a saved state, not a plan");
    assertThat(caller.exits(ExitCode.ERROR, "apply", "none.plan").err())
        .contains("none.plan: no such file or directory");

    Caller elsewhere = caller.on(Engines.current().withImages("busybox:latest"));
    assertThat(elsewhere.exits(ExitCode.ERROR, "apply", "p.plan").err())
        .startsWith("error: the plan is for the engine ");
    Caller stranger = caller.with("BERTH_KEY", "another key than that of the home");
    assertThat(stranger.exits(ExitCode.ERROR, "apply", "p.plan").err())
        .startsWith("error: the secrets of the plan were sealed with another key");
    assertThat(caller.docker("ps", "-aq", "--filter", "name=it-saved")).isEmpty();
  }

  @Test
  void aVolumeMustBeMadeAnewOnlyWhenToldAndOnlyThatOne() {
    caller.exits(ExitCode.OK, "apply", "p.plan");
    caller.docker("exec", "it-saved-web-1", "touch", "/data/old", "/other/old");
    caller.write("compose.yaml", FILE.replace("  data: {}", "  data: {labels: {tier: gold}}"));

    Call blocked = caller.exits(ExitCode.BLOCKED, "plan", "--out", "p.plan");
    assertThat(blocked.out()).contains("--recreate-volumes=it-saved_data");
    assertThat(caller.exits(ExitCode.ERROR, "apply", "p.plan").err())
        .contains("allow that with --recreate-volumes=it-saved_data");
    assertThat(caller.exits(ExitCode.ERROR, "up", "-d").err())
        .contains("allow that with --recreate-volumes=it-saved_data");

    String volume = "it-saved_data:/data";
    caller.docker("create", "--name", "it-saved-stranger", "-v", volume, "busybox");
    try {
      assertThat(caller.exits(ExitCode.ERROR, "up", "-d", "--recreate-volumes=data").err())
          .contains("volume it-saved_data: the container it-saved-stranger uses it and would stay");
      assertThat(caller.docker("exec", "it-saved-web-1", "ls", "/data")).isEqualTo("old\n");
    } finally {
      caller.docker("rm", "it-saved-stranger");
    }

    caller.exits(ExitCode.CHANGES, "plan", "--recreate-volumes=data", "--out", "p.plan");
    caller.exits(ExitCode.OK, "apply", "p.plan");
    assertThat(caller.docker("exec", "it-saved-web-1", "ls", "/data")).isEmpty();
    assertThat(caller.docker("exec", "it-saved-web-1", "ls", "/other")).isEqualTo("old\n");
    caller.exits(ExitCode.OK, "plan");
  }

  private String id() {
    return caller.docker("inspect", "-f", "{{.Id}}", "it-saved-web-1").strip();
  }
}
