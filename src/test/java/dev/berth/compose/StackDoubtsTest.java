package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Stacks of the legacy format are looked through as projects are.
class StackDoubtsTest {
  @Test
  void doubtsOfAStack() {
    assertThat(
            Loading.stackProblems(
                """
                version: "3.8"
                services:
                  a:
                    image: x
                    extra_hosts: ["db:nowhere"]
                    restart: sometimes
                    cap_add: [NET_ADMINS]
                    ports: ["80:80"]
                  b:
                    image: x
                    extra_hosts: ["db:10.0.0.1", "six:::1"]
                    ports: ["80:81"]
                secrets: {s: {file: ./none.txt}}
                """))
        .isEqualTo(
            """
            <stdin>:5:19: warning: services.a.extra_hosts[0]: "nowhere" is no IP address
                5 |     extra_hosts: ["db:nowhere"]
                  |                   ^^^^^^^^^^^^
              help: write an IPv4 or IPv6 address
            <stdin>:6:14: warning: services.a.restart: "sometimes" is no restart policy
                6 |     restart: sometimes
                  |              ^^^^^^^^^
              help: use no, always, on-failure or unless-stopped
            <stdin>:7:15: warning: services.a.cap_add[0]: Linux has no capability "NET_ADMINS"
                7 |     cap_add: [NET_ADMINS]
                  |               ^^^^^^^^^^
              help: did you mean NET_ADMIN?
            <stdin>:12:13: warning: services.b.ports[0]: host port 80 is published twice, also by services.a
               12 |     ports: ["80:81"]
                  |             ^^^^^^^
              the other one is here: <stdin>:8:13
              help: publish one of the two on another port of the host
            """);
  }

  @Test
  void portsThatLoseTheirAddress() {
    assertThat(
            Loading.stackProblems(
                """
                version: "3.8"
                services:
                  a:
                    image: x
                    ports: ["0.0.0.0:80:80", "127.0.0.1:81:81"]
                """))
        .isEqualTo(
            """
            <stdin>:5:30: warning: services.a.ports[1]: the address 127.0.0.1 is left out: a stack publishes on all addresses of all nodes
                5 |     ports: ["0.0.0.0:80:80", "127.0.0.1:81:81"]
                  |                              ^^^^^^^^^^^^^^^^^
              help: remove the address, or do not publish the port
            """);
  }

  @Test
  void attributesThatAreTooNew() {
    assertThat(
            Loading.stackProblems(
                """
                version: "3.3"
                services:
                  a:
                    image: x
                    deploy: {placement: {max_replicas_per_node: 2}}
                """))
        .isEqualTo(
            """
            <stdin>:5:26: error: services.a.deploy.placement.max_replicas_per_node: a placement has the attribute max_replicas_per_node only since version 3.8
                5 |     deploy: {placement: {max_replicas_per_node: 2}}
                  |                          ^^^^^^^^^^^^^^^^^^^^^
              help: raise version, or remove it to use the newest one
            """);
  }
}
