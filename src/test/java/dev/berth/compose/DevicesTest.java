package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Permissions of devices.
class DevicesTest {
  @Test
  void permissionsThatDoNotExistAreTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    devices: ["/dev/fuse:/dev/fuse:rx", "/dev/kvm:/dev/kvm:rw", "vendor.com/gpu=all"]
                    device_cgroup_rules: ["c 1:3 rwx", "c 1:* rwm"]
                """))
        .isEqualTo(
            """
            <stdin>:4:15: warning: services.web.devices[0].permissions: "rx" are no permissions of a device
                4 |     devices: ["/dev/fuse:/dev/fuse:rx", "/dev/kvm:/dev/kvm:rw", "vendor.com/gpu=all"]
                  |               ^^^^^^^^^^^^^^^^^^^^^^^^
              help: use r, w and m, each once: read, write, create
            <stdin>:5:27: warning: services.web.device_cgroup_rules[0]: "c 1:3 rwx" is no rule for devices
                5 |     device_cgroup_rules: ["c 1:3 rwx", "c 1:* rwm"]
                  |                           ^^^^^^^^^^^
              help: write KIND MAJOR:MINOR PERMISSIONS, e.g. "c 1:3 rwm"
            """);
  }
}
