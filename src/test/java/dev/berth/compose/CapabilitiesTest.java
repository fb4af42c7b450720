package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Capabilities that Linux does not have.
class CapabilitiesTest {
  @Test
  void anUnknownCapabilityIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    cap_add: [FOO, cap_net_raw, ALL, SYS_PTRACE]
                    cap_drop: [NET_ADMN]
                """))
        .isEqualTo(
            """
            <stdin>:4:15: warning: services.web.cap_add[0]: Linux has no capability "FOO"
                4 |     cap_add: [FOO, cap_net_raw, ALL, SYS_PTRACE]
                  |               ^^^
              help: see capabilities(7) for their names
            <stdin>:5:16: warning: services.web.cap_drop[0]: Linux has no capability "NET_ADMN"
                5 |     cap_drop: [NET_ADMN]
                  |                ^^^^^^^^
              help: did you mean NET_ADMIN?
            """);
  }
}
