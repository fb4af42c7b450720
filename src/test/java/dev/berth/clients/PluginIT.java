package dev.berth.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.testing.CommandResult;
import dev.berth.testing.ComposeUser;
import dev.berth.testing.Engines;
import dev.berth.testing.OnHost;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Berth as a plugin of the Docker CLI, under its own name and under that of Docker Compose.
@OnHost
class PluginIT {
  @TempDir Path home;
  private ComposeUser user;

  @BeforeEach
  void install() {
    user = ComposeUser.of(Engines.host().withImages("busybox:latest"), home);
    user.write(
        "compose.yaml",
        """
        name: it-plugin
        services:
          web: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}
        """);
  }

  @Test
  void theDockerCliMustListIt() {
    assertThat(user.docker("--help").expectSuccess())
        .containsPattern("berth\\* +Plans and runs Compose files")
        .containsPattern("compose\\* +Plans and runs Compose files");
  }

  @Test
  void bothNamesMustRunTheSameProject() {
    user.docker("berth", "up", "-d").expectSuccess();
    assertThat(user.docker("compose", "ps", "-q").expectSuccess()).hasLineCount(1);
    assertThat(user.docker("compose", "plan").expectSuccess()).startsWith("No changes");
    user.docker("compose", "down").expectSuccess();
    assertThat(user.docker("berth", "ps", "-aq").expectSuccess()).isEmpty();
  }

  @Test
  void aTerminalMustShowWhatHappensAndNothingOfTheJvm() {
    String shown = user.dockerAtTerminal("berth up -d").expectSuccess();
    user.docker("berth", "down").expectSuccess();
    assertThat(shown).contains("container it-plugin-web-1").doesNotContain("WARNING");
  }

  @Test
  void optionsOfTheDockerCliMustBePassedOn() {
    ComposeUser lost = user.with("DOCKER_HOST", "unix:///no/such.sock");
    assertThat(lost.docker("compose", "ps").exitCode()).isNotZero();
    assertThat(lost.docker("-H", Engines.host().uri().toString(), "compose", "ps").exitCode())
        .isZero();
    assertThat(
            lost.docker("--host=" + Engines.host().uri(), "compose", "-p", "other", "ps")
                .exitCode())
        .isZero();
  }

  @Test
  void anUnknownCommandMustBeToldByBerth() {
    CommandResult result = user.docker("compose", "upp");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("did you mean up?");
  }

  @Test
  void theVersionMustBeThatOfTheComposeThatItStandsFor() {
    assertThat(user.docker("compose", "version", "--short").expectSuccess())
        .matches("\\d+\\.\\d+\\.\\d+\n");
    assertThat(user.docker("compose", "version", "--format", "json").expectSuccess())
        .contains("\"version\":\"v2.");
    assertThat(user.docker("compose", "version").expectSuccess())
        .matches("Docker Compose version v2\\.40\\.3 \\(Berth [^)]+\\)\n");
    assertThat(user.docker("berth", "version", "--format", "json").expectSuccess())
        .doesNotContain("\"v2.");
  }
}
