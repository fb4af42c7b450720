package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Mounts that lie nowhere.
class MountTargetsTest {
  @Test
  void aRelativeTargetIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    volumes: ["/src:rel"]
                """))
        .isEqualTo(
            """
            <stdin>:4:15: warning: services.web.volumes[0]: "rel" is no absolute path of the container
                4 |     volumes: ["/src:rel"]
                  |               ^^^^^^^^^^
              help: did you mean /rel?
            """);
  }

  @Test
  void aVolumeOfOneLetterIsReadAsADrive() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    volumes: ["v:/data"]
                volumes:
                  v:
                """))
        .isEqualTo(
            """
            <stdin>:4:15: warning: services.web.volumes[0]: "v:" is read as a drive of Windows, not as a volume
                4 |     volumes: ["v:/data"]
                  |               ^^^^^^^^^
              help: use the long form: {type: volume, source: v, target: /data}
            """);
  }

  @Test
  void aForgottenTargetIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    volumes: ["/src:ro", data]
                    tmpfs: ["run", "/tmp:size=1m,mode=700,size=2m"]
                """))
        .contains(
            "help: say where to mount it, before ro",
            "help: say where to mount it: data:/path",
            "tmpfs[0]: \"run\" is no absolute path",
            "tmpfs[1]: the option size is there twice");
  }

  @Test
  void pathsOfWindowsContainersAreNotTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    volumes: ['c:\\logs:c:\\logs', 'd:/data:/data']
                    tmpfs: /run:size=1m
                """))
        .isEmpty();
  }
}
