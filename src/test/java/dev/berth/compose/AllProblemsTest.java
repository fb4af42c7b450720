package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is wrong in different ways is told in one run, in the order of the file.
class AllProblemsTest {
  @Test
  void aProjectTellsWhatEachStageFinds() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: "Nginx:LATEST:x"
                    restart: alwyas
                    depends_on: [bd]
                    links: [cahce]
                    prots: ["80:80"]
                  bdd: {image: busybox, ports: ["a:b"], mem_limit: much}
                  cache: {imgae: redis, deploy: {mode: foo}}
                """))
        .isEqualTo(
            """
            <stdin>:3:12: warning: services.web.image: "Nginx:LATEST:x" cannot be the name of an image
                3 |     image: "Nginx:LATEST:x"
                  |            ^^^^^^^^^^^^^^^^
              help: write [REGISTRY/]NAME[:TAG][@DIGEST]
            <stdin>:4:14: warning: services.web.restart: "alwyas" is no restart policy
                4 |     restart: alwyas
                  |              ^^^^^^
              help: did you mean always?
            <stdin>:5:18: error: services.web.depends_on: the service "bd" is not defined
                5 |     depends_on: [bd]
                  |                  ^^
              help: did you mean bdd?
            <stdin>:6:13: error: services.web.links[0]: the service "cahce" is not defined
                6 |     links: [cahce]
                  |             ^^^^^
              help: did you mean cache?
            <stdin>:7:5: error: services.web.prots: a service has no attribute "prots"
                7 |     prots: ["80:80"]
                  |     ^^^^^
              help: did you mean ports?
            <stdin>:8:33: error: services.bdd.ports[0]: "a:b" is no port: "b" is no number from 0 to 65535
                8 |   bdd: {image: busybox, ports: ["a:b"], mem_limit: much}
                  |                                 ^^^^^
              help: write HOST:CONTAINER, e.g. "8080:80"
            <stdin>:8:52: error: services.bdd.mem_limit: "much" is no size
                8 |   bdd: {image: busybox, ports: ["a:b"], mem_limit: much}
                  |                                                    ^^^^
              help: write a number and a unit: b, k, m, g, t or p
            <stdin>:9:11: error: services.cache.imgae: a service has no attribute "imgae"
                9 |   cache: {imgae: redis, deploy: {mode: foo}}
                  |           ^^^^^
              help: did you mean image?
            <stdin>:9:40: warning: services.cache.deploy.mode: "foo" is no mode of a deployment
                9 |   cache: {imgae: redis, deploy: {mode: foo}}
                  |                                        ^^^
              help: use replicated, global, replicated-job or global-job
            """);
  }

  @Test
  void aStackTellsWhatEachStageFinds() {
    assertThat(
            Loading.stackProblems(
                """
                version: "3.3"
                services:
                  web:
                    image: "Nginx:LATEST:x"
                    extends: base
                    cap_add: [NET_ADMNI]
                    ports: ["x:y"]
                    deploy: {mode: globl, replicas: "${COUNT:?}"}
                """))
        .isEqualTo(
            """
            <stdin>:4:12: warning: services.web.image: "Nginx:LATEST:x" cannot be the name of an image
                4 |     image: "Nginx:LATEST:x"
                  |            ^^^^^^^^^^^^^^^^
              help: write [REGISTRY/]NAME[:TAG][@DIGEST]
            <stdin>:5:5: error: services.web.extends: a stack does not support extends
                5 |     extends: base
                  |     ^^^^^^^
              help: remove it
            <stdin>:6:15: warning: services.web.cap_add[0]: Linux has no capability "NET_ADMNI"
                6 |     cap_add: [NET_ADMNI]
                  |               ^^^^^^^^^
              help: did you mean NET_ADMIN?
            <stdin>:7:13: error: services.web.ports[0]: "x:y" is no port: "y" is no number from 0 to 65535
                7 |     ports: ["x:y"]
                  |             ^^^^^
              help: write HOST:CONTAINER, e.g. "8080:80"
            <stdin>:8:20: warning: services.web.deploy.mode: "globl" is no mode of a deployment
                8 |     deploy: {mode: globl, replicas: "${COUNT:?}"}
                  |                    ^^^^^
              help: did you mean global?
            <stdin>:8:37: error: services.web.deploy.replicas: the required variable COUNT is missing a value
                8 |     deploy: {mode: globl, replicas: "${COUNT:?}"}
                  |                                     ^^^^^^^^^^^^
              help: set it in the environment or in .env
            """);
  }

  @Test
  void anUnreadableFileHidesNoMistakeOfTheOthers() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, extends: {file: /nowhere.yaml, service: a}}
                  b: {image: x, extends: c}
                  d: {image: x, restart: sometimes}
                include: [/nowhere-either.yaml]
                """))
        .isEqualTo(
            """
            <stdin>:2:33: error: there is no file /nowhere.yaml
                2 |   a: {image: x, extends: {file: /nowhere.yaml, service: a}}
                  |                                 ^^^^^^^^^^^^^
            <stdin>:3:26: error: services.b.extends: there is no service "c" to extend in <stdin>
                3 |   b: {image: x, extends: c}
                  |                          ^
            <stdin>:4:26: warning: services.d.restart: "sometimes" is no restart policy
                4 |   d: {image: x, restart: sometimes}
                  |                          ^^^^^^^^^
              help: use no, always, on-failure or unless-stopped
            <stdin>:5:11: error: there is no file /nowhere-either.yaml
                5 | include: [/nowhere-either.yaml]
                  |           ^^^^^^^^^^^^^^^^^^^^
            """);
  }

  @Test
  void aProfileThatNoServiceHasIsDoubtful() {
    assertThat(Loading.problems("services: {a: {image: x, profiles: [debug]}}\n", "dbug"))
        .isEqualTo(
            """
            warning: no service has the profile "dbug"
              help: did you mean debug?
            """);
    assertThat(Loading.problems("services: {a: {image: x, profiles: [debug]}}\n", "test"))
        .isEqualTo(
            """
            warning: no service has the profile "test"
              help: the profiles are debug
            """);
    assertThat(Loading.problems("services: {a: {image: x}}\n", "test"))
        .isEqualTo(
            """
            warning: no service has the profile "test"
              help: no service has any profile
            """);
    assertThat(Loading.problems("services: {a: {image: x}}\n", "*")).isEmpty();
  }
}
