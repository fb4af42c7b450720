package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Dependencies that cannot come true.
class ReadinessTest {
  @Test
  void waitingForADisabledHealthCheckIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    depends_on:
                      db: {condition: service_healthy}
                      cache: {condition: service_healthy}
                  db:
                    image: postgres
                    healthcheck: {disable: true}
                  cache: {image: redis}
                """))
        .isEqualTo(
            """
            <stdin>:5:23: warning: services.web.depends_on.db.condition: db never becomes healthy, since its health check is disabled
                5 |       db: {condition: service_healthy}
                  |                       ^^^^^^^^^^^^^^^
              help: enable the check, or wait for service_started
            """);
  }

  @Test
  void waitingForAServiceWithoutContainersIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web: {image: nginx, depends_on: [db]}
                  db: {image: postgres, deploy: {replicas: 0}}
                """))
        .isEqualTo(
            """
            <stdin>:2:36: warning: services.web.depends_on.db: no container of db runs, since it has 0 replicas
                2 |   web: {image: nginx, depends_on: [db]}
                  |                                    ^^
              help: give it a replica, or remove the dependency
            """);
  }
}
