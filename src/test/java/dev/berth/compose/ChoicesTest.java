package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Words that an engine takes and the schema does not know.
class ChoicesTest {
  @Test
  void aRestartPolicyThatDoesNotExistIsToldWithThoseThatDo() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    restart: sometimes
                """))
        .isEqualTo(
            """
            <stdin>:4:14: warning: services.web.restart: "sometimes" is no restart policy
                4 |     restart: sometimes
                  |              ^^^^^^^^^
              help: use no, always, on-failure or unless-stopped
            """);
  }

  @Test
  void anAlmostRightWordGetsASuggestion() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    deploy:
                      mode: globl
                      update_config: {failure_action: rollbak}
                """))
        .isEqualTo(
            """
            <stdin>:5:13: warning: services.web.deploy.mode: "globl" is no mode of a deployment
                5 |       mode: globl
                  |             ^^^^^
              help: did you mean global?
            <stdin>:6:39: warning: services.web.deploy.update_config.failure_action: "rollbak" is no action on failure
                6 |       update_config: {failure_action: rollbak}
                  |                                       ^^^^^^^
              help: did you mean rollback?
            """);
  }

  @Test
  void everyOccurrenceIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    ipc: shared
                    pid: hosts
                    ports:
                      - {target: 80, mode: foo, protocol: foo}
                    volumes:
                      - {type: bind, source: /a, target: /b, bind: {propagation: foo}}
                    deploy:
                      endpoint_mode: foo
                      restart_policy: {condition: foo}
                      rollback_config: {failure_action: rollback}
                """))
        .contains(
            "services.web.ipc: ",
            "services.web.pid: ",
            "services.web.ports[0].mode: ",
            "services.web.ports[0].protocol: ",
            "services.web.volumes[0].bind.propagation: ",
            "services.web.deploy.endpoint_mode: ",
            "services.web.deploy.restart_policy.condition: ",
            "services.web.deploy.rollback_config.failure_action: ");
  }

  @Test
  void wordsThatEnginesTakeAreNotTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    restart: on-failure:3
                    ipc: service:db
                    pid: host
                    ports: ["80:80/UDP"]
                    deploy: {restart_policy: {condition: unless-stopped}}
                  db: {image: postgres, restart: "no", ipc: shareable}
                """))
        .isEmpty();
  }
}
