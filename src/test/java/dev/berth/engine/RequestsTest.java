package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.docker.Docker;
import dev.berth.docker.Json;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Project;
import dev.berth.run.PlanRunner;
import dev.berth.target.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an engine is asked, byte for byte.
class RequestsTest {
  @TempDir Path directory;

  @Test
  void aContainerIsMadeWithThisBody() throws IOException {
    FakeDaemon daemon = up();

    assertThat(pretty(daemon, "/containers/create shop-web-1"))
        .isEqualTo(
            """
            {
              "WorkingDir" : "/app",
              "Image" : "nginx",
              "Tty" : false,
              "OpenStdin" : false,
              "AttachStdout" : true,
              "AttachStderr" : true,
              "Env" : [ "NAME=world" ],
              "ExposedPorts" : {
                "80/tcp" : { }
              },
              "Labels" : {
                "com.docker.compose.config-hash" : "HASH",
                "com.docker.compose.container-number" : "1",
                "com.docker.compose.depends_on" : "",
                "com.docker.compose.image" : "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "com.docker.compose.oneoff" : "False",
                "com.docker.compose.project" : "shop",
                "com.docker.compose.project.config_files" : "DIRECTORY/compose.yaml",
                "com.docker.compose.project.working_dir" : "DIRECTORY",
                "com.docker.compose.service" : "web",
                "com.docker.compose.version" : "berth-1",
                "dev.berth.fields" : "deploy,environment,image,labels,networks,ports,restart,stop_grace_period,volumes,working_dir",
                "tier" : "front"
              },
              "StopTimeout" : 3,
              "HostConfig" : {
                "PortBindings" : {
                  "80/tcp" : [ {
                    "HostIp" : "",
                    "HostPort" : "8080-8081"
                  } ]
                },
                "RestartPolicy" : {
                  "Name" : "on-failure"
                },
                "NanoCpus" : 100000000,
                "Memory" : 52428800,
                "Ulimits" : [ ],
                "Devices" : [ ],
                "DeviceRequests" : [ ],
                "Tmpfs" : { },
                "Binds" : [ "shop_data:/data:rw" ],
                "Mounts" : [ ],
                "NetworkMode" : "shop_webnet"
              },
              "NetworkingConfig" : {
                "EndpointsConfig" : {
                  "shop_webnet" : {
                    "Aliases" : [ "shop-web-1", "web" ],
                    "Links" : [ ],
                    "IPAMConfig" : { }
                  }
                }
              }
            }\
            """);
  }

  @Test
  void planningAsksForNothingButLists() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon();
        Docker docker = daemon.docker()) {
      target(docker).prepare(Goal.Up.of(project()));

      assertThat(daemon.requests)
          .allMatch(request -> request.startsWith("GET "))
          .containsExactlyInAnyOrder(
              "GET /_ping",
              "GET /containers/json",
              "GET /networks",
              "GET /networks/shop_webnet",
              "GET /volumes",
              "GET /volumes/shop_data",
              "GET /images/nginx/json");
    }
  }

  private FakeDaemon up() throws IOException {
    FakeDaemon daemon = new FakeDaemon();
    try (Docker docker = daemon.docker()) {
      var prepared = target(docker).prepare(Goal.Up.of(project()));
      Sample.succeed(new PlanRunner(prepared.operator(), 4, event -> {}).run(prepared.plan()));
    }
    daemon.close();
    return daemon;
  }

  private EngineTarget target(Docker docker) {
    return new EngineTarget(docker, RegistryAuth.of(Map.of("HOME", directory.toString())));
  }

  private Project project() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        services:
          web:
            image: nginx
            environment: {NAME: world}
            labels: {tier: front}
            ports: ["8080-8081:80"]
            volumes: ["data:/data"]
            networks: [webnet]
            working_dir: /app
            stop_grace_period: 3s
            deploy:
              replicas: 2
              resources: {limits: {cpus: "0.1", memory: 50M}}
              restart_policy: {condition: on-failure}
        networks: {webnet: }
        volumes: {data: }
        """);
    return Sample.load(directory);
  }

  private String pretty(FakeDaemon daemon, String key) throws IOException {
    String json =
        Json.text(Objects.requireNonNull(daemon.bodies.get(key), daemon.bodies::toString));
    ObjectMapper mapper = new ObjectMapper();
    return mapper
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(mapper.readTree(json))
        .replace(directory.toString(), "DIRECTORY")
        .replaceFirst("config-hash\" : \"[0-9a-f]{64}", "config-hash\" : \"HASH");
  }
}
