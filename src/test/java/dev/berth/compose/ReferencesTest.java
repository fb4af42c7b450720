package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Names that nothing defines, and what was probably meant.
class ReferencesTest {
  @Test
  void aNameThatIsAlmostDefinedGetsASuggestion() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    depends_on: [databse]
                    networks: [backend]
                    volumes: ["dta1:/data"]
                    secrets: [tokn]
                  database: {image: postgres}
                networks: {back-end: }
                volumes: {data1: }
                secrets: {token: {environment: TOKEN}}
                """))
        .isEqualTo(
            """
            <stdin>:4:18: error: services.web.depends_on: the service "databse" is not defined
                4 |     depends_on: [databse]
                  |                  ^^^^^^^
              help: did you mean database?
            <stdin>:5:16: error: services.web.networks: the network "backend" is not defined
                5 |     networks: [backend]
                  |                ^^^^^^^
              help: did you mean back-end?
            <stdin>:6:15: error: services.web.volumes: the volume "dta1" is not defined
                6 |     volumes: ["dta1:/data"]
                  |               ^^^^^^^^^^^^
              help: did you mean data1?
            <stdin>:7:15: error: services.web.secrets: the secret "tokn" is not defined
                7 |     secrets: [tokn]
                  |               ^^^^
              help: did you mean token?
            """);
  }
}
