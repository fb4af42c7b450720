package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.ApiVersion;
import dev.berth.docker.Json;
import dev.berth.model.Project;
import dev.berth.problem.Problems;
import dev.berth.report.ProblemReport;
import dev.berth.swarm.spec.FileIds;
import dev.berth.swarm.spec.ServiceJson;
import dev.berth.swarm.spec.ServiceSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Services as they are sent to the engine.
class ServiceLoweringTest {
  private static final FileIds IDS =
      new FileIds() {
        @Override
        public String config(String name) {
          return "id-of-" + name;
        }

        @Override
        public String secret(String name) {
          return "id-of-" + name;
        }
      };

  private final Problems problems = new Problems();

  @Test
  void aPlainServiceHasWhatEveryServiceHas() {
    assertSent(
        """
        services:
          web:
            image: nginx
        """,
        """
        {
          "Name": "shop_web",
          "Labels": {
            "com.docker.stack.namespace": "shop",
            "com.docker.stack.image": "nginx"
          },
          "TaskTemplate": {
            "ContainerSpec": {
              "Image": "nginx:latest",
              "Labels": {"com.docker.stack.namespace": "shop"},
              "Privileges": {
                "CredentialSpec": null,
                "SELinuxContext": null,
                "NoNewPrivileges": false
              }
            },
            "Resources": {},
            "Placement": {},
            "Networks": [{"Target": "shop_default", "Aliases": ["web"]}],
            "ForceUpdate": 3
          },
          "Mode": {"Replicated": {"Replicas": 1}},
          "EndpointSpec": {}
        }
        """);
  }

  @Test
  void whatTheFileSaysIsSentAsDockerStackSendsIt() {
    assertSent(
        """
        services:
          web:
            image: registry.example.com/shop/web:1.2
            command: [serve, --fast]
            entrypoint: [/bin/app]
            environment:
              B: two
              A: "1"
              UNSET:
            hostname: web
            labels:
              owner: me
            cap_add: [net_admin]
            cap_drop: [ALL]
            extra_hosts: ["db:10.0.0.5"]
            restart: on-failure:3
            ports: ["8080:80", "53:53/udp"]
            secrets: [token]
            configs:
              - source: site
                target: /etc/site.conf
                mode: 0440
            volumes:
              - data:/data
              - type: tmpfs
                target: /cache
                tmpfs: {size: 64m}
            deploy:
              mode: global
              labels:
                team: a
              resources:
                limits: {cpus: "0.25", memory: 64M}
              update_config: {order: start-first}
              placement:
                constraints: [node.role == worker]
        volumes:
          data: {}
        configs:
          site: {external: true}
        secrets:
          token: {external: true}
        """,
        """
        {
          "Name": "shop_web",
          "Labels": {
            "com.docker.stack.namespace": "shop",
            "team": "a",
            "com.docker.stack.image": "registry.example.com/shop/web:1.2"
          },
          "TaskTemplate": {
            "ContainerSpec": {
              "Image": "registry.example.com/shop/web:1.2",
              "Labels": {"com.docker.stack.namespace": "shop", "owner": "me"},
              "Command": ["/bin/app"],
              "Args": ["serve", "--fast"],
              "Hostname": "web",
              "Env": ["A=1", "B=two", "UNSET"],
              "Privileges": {
                "CredentialSpec": null,
                "SELinuxContext": null,
                "NoNewPrivileges": false
              },
              "Mounts": [
                {
                  "Type": "volume",
                  "Source": "shop_data",
                  "Target": "/data",
                  "VolumeOptions": {"Labels": {"com.docker.stack.namespace": "shop"}}
                },
                {"Type": "tmpfs", "Target": "/cache", "TmpfsOptions": {"SizeBytes": 67108864}}
              ],
              "Hosts": ["10.0.0.5 db"],
              "Secrets": [
                {
                  "SecretID": "id-of-token",
                  "SecretName": "token",
                  "File": {"Name": "token", "UID": "0", "GID": "0", "Mode": 292}
                }
              ],
              "Configs": [
                {
                  "ConfigID": "id-of-site",
                  "ConfigName": "site",
                  "File": {"Name": "/etc/site.conf", "UID": "0", "GID": "0", "Mode": 288}
                }
              ],
              "CapabilityAdd": ["CAP_NET_ADMIN"],
              "CapabilityDrop": ["ALL"]
            },
            "Resources": {"Limits": {"NanoCPUs": 250000000, "MemoryBytes": 67108864}},
            "RestartPolicy": {"Condition": "on-failure", "MaxAttempts": 3},
            "Placement": {"Constraints": ["node.role == worker"]},
            "Networks": [{"Target": "shop_default", "Aliases": ["web"]}],
            "ForceUpdate": 3
          },
          "Mode": {"Global": {}},
          "UpdateConfig": {"Parallelism": 1, "MaxFailureRatio": 0, "Order": "start-first"},
          "EndpointSpec": {
            "Ports": [
              {"Protocol": "udp", "TargetPort": 53, "PublishedPort": 53, "PublishMode": "ingress"},
              {"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 8080, "PublishMode": "ingress"}
            ]
          }
        }
        """);
  }

  @Test
  void whatIsReadBackEqualsWhatWasSent() {
    ServiceSpec spec =
        lower(
            """
            services:
              web:
                image: nginx
                environment: {A: "1"}
                ports: ["8080-8081:80"]
                networks:
                  default: {aliases: [www]}
                healthcheck: {test: [CMD, "true"], interval: 5s}
                stop_grace_period: 1m
                ulimits: {nofile: {soft: 10, hard: 20}}
                deploy:
                  mode: replicated-job
                  replicas: 3
                  rollback_config: {delay: 2s}
                  restart_policy: {condition: none}
            """);

    assertThat(ServiceJson.read(ServiceJson.write("shop_web", spec, IDS, 0), id -> id))
        .isEqualTo(spec);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data", "/data/", "//data", "/./data", "/other/../data", "/../data"})
  void aPathThatAnotherToolWroteDifferentlyIsNoChange(String target) {
    ServiceSpec spec =
        lower(
            "services: {web: {image: nginx, volumes: [{type: tmpfs, target: %s}]}}"
                .formatted(target));
    JsonNode theirs = ServiceJson.write("shop_web", spec, IDS, 0);
    ((ObjectNode) theirs.path("TaskTemplate").path("ContainerSpec").path("Mounts").path(0))
        .put("Target", target);

    ServiceSpec running = ServiceJson.read(theirs, id -> id);
    assertThat(spec.volumes()).containsOnlyKeys("/data");
    assertThat(spec.with(spec.image(), running)).isEqualTo(running);
    assertThat(running.volumes()).containsOnlyKeys(target);
  }

  @Test
  void whatMeansTheSameStaysAsItRuns() {
    ServiceSpec spec =
        lower(
            """
            services:
              web:
                image: nginx
                dns: []
                volumes:
                  - {type: tmpfs, target: /t, tmpfs: {}}
                  - {type: volume, source: data, target: /d}
                extra_hosts: ["b=10.0.0.1", "a=10.0.0.2"]
                secrets: [{source: key, target: /run/secrets/other}]
                deploy:
                  resources:
                    limits: {}
                    reservations:
                      generic_resources:
                        - discrete_resource_spec: {kind: b, value: 1}
                        - discrete_resource_spec: {kind: a, value: 2}
            secrets: {key: {external: true}}
            volumes: {data: {driver_opts: {}}}
            """);
    ServiceSpec other =
        lower(
            """
            services:
              web:
                image: nginx
                volumes:
                  - {type: tmpfs, target: /t}
                  - {type: volume, source: data, target: /d}
                extra_hosts: ["a=10.0.0.2", "b=10.0.0.1"]
                secrets: [{source: key, target: other}]
                deploy:
                  resources:
                    reservations:
                      generic_resources:
                        - discrete_resource_spec: {kind: a, value: 2}
                        - discrete_resource_spec: {kind: b, value: 1}
            secrets: {key: {external: true}}
            volumes: {data: {}}
            """);
    String written = ServiceJson.write("shop_web", spec, IDS, 0).toString();
    assertThat(written)
        .contains(
            "\"Hosts\":[\"10.0.0.1 b\",\"10.0.0.2 a\"]",
            "\"Name\":\"/run/secrets/other\"",
            "\"Limits\":{}",
            "\"DNSConfig\":{}",
            "\"TmpfsOptions\":{}",
            "\"DriverConfig\":{}",
            "\"GenericResources\":[{\"DiscreteResourceSpec\":{\"Kind\":\"b\",\"Value\":1}}");

    ServiceSpec running = ServiceJson.read(Json.read(written), id -> id);
    assertThat(ServiceJson.write("shop_web", other.with(other.image(), running), IDS, 0))
        .hasToString(written);
  }

  @Test
  void whatIsZeroOrEmptyIsSentAsTheManagerKeepsIt() {
    ServiceSpec plain =
        lower("services: {web: {image: nginx, healthcheck: {test: [NONE]}, logging: {}}}");
    ServiceSpec zero =
        lower(
            """
            services:
              web:
                image: nginx
                user: ""
                working_dir: ""
                hostname: ""
                tty: false
                read_only: false
                oom_score_adj: 0
                healthcheck: {test: [NONE], start_period: 0s, retries: 0}
                logging: {driver: ""}
                isolation: default
                deploy:
                  placement: {max_replicas_per_node: 0}
                  labels: {com.docker.stack.image: mine}
            """);

    assertThat(zero).isEqualTo(plain);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void gpusAreGenericResourcesOfTheKindThatNodesDeclare() {
    ServiceSpec spec =
        lower(
            """
            services:
              web:
                image: nginx
                gpus: [{count: 2}, {driver: amd, count: 1}]
                deploy:
                  resources:
                    reservations:
                      devices:
                        - {capabilities: [gpu], driver: nvidia, count: 1}
                        - {capabilities: [tpu], count: 5}
                      generic_resources:
                        - discrete_resource_spec: {kind: gpu-memory, value: 8}
            """);

    assertThat(ServiceJson.write("shop_web", spec, IDS, 0).path("TaskTemplate").path("Resources"))
        .isEqualTo(
            Json.read(
                """
                {"Reservations": {"GenericResources": [
                  {"DiscreteResourceSpec": {"Kind": "NVIDIA-GPU", "Value": 3}},
                  {"DiscreteResourceSpec": {"Kind": "gpu-memory", "Value": 8}}
                ]}}
                """));
    assertThat(ProblemReport.text(problems.sorted()))
        .isEqualTo(
            """
            warning: services.web.gpus: no node declares a generic resource for these GPUs, so tasks get none
              help: declare it on the nodes that have some: node-generic-resources in daemon.json
            """);
  }

  private void assertSent(String file, String json) {
    JsonNode sent = Json.read(Json.text(ServiceJson.write("shop_web", lower(file), IDS, 3)));
    assertThat(sent).isEqualTo(Json.read(json));
    assertThat(problems.sorted()).isEmpty();
  }

  private ServiceSpec lower(String file) {
    Project project = StackFile.project("shop", file);
    return new ServiceLowering(
            "shop",
            project,
            Map.of(),
            Map.of(),
            false,
            Set.of("gpu-memory", "NVIDIA-GPU"),
            ApiVersion.NEWEST,
            new Findings(problems))
        .lower(Objects.requireNonNull(project.services().get("web")), null, null);
  }
}
