package dev.berth.swarm;

import dev.berth.testing.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A stack of a few services with attributes chosen at random, and others made from it.
///
/// @param services what is chosen for each service
/// @param network what the network `own` is like
record GeneratedStack(Map<String, Choices> services, String network) {
  private static final double SHARE = 0.3;
  private static final List<String> NETWORKS =
      List.of(
          "{}",
          "{labels: {n: \"1\"}}",
          "{internal: true}",
          "{attachable: true, driver_opts: {com.example.a: b}}",
          "{ipam: {config: [{subnet: 10.218.1.0/24}]}}");
  private static final Map<String, List<String>> TABLE = table();

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put(
        "image",
        List.of("berth-test/run", "berth-test/env", "berth-test/health", "berth-test/all"));
    table.put("command", List.of("sleep 800", "[sleep, \"700\"]"));
    table.put("entrypoint", List.of("[sh, -c]", "/bin/env"));
    table.put(
        "environment", List.of("{A: file}", "{A: , B: b}", "[X=1, \"Y=a=b c\"]", "{E: \"\"}"));
    table.put("labels", List.of("{own: x}", "{maker: file, other: y}"));
    table.put(
        "ports",
        List.of(
            "[\"{port}:80\"]",
            "[{target: 81, published: {port}, mode: host, protocol: udp}]",
            "[\"{port}:80\", \"{next}:81\"]",
            "[\"82\"]"));
    table.put(
        "volumes",
        List.of(
            "[named:/named]",
            "[named:/named:ro, /anon]",
            "[/tmp:/host]",
            "[{type: tmpfs, target: /t, tmpfs: {size: 1000000}}]",
            "[{type: volume, source: named, target: /n, volume: {nocopy: true}}]",
            "[{type: bind, source: /tmp, target: /b, read_only: true, bind: {propagation:"
                + " rslave}}]"));
    table.put("networks", List.of("[own]", "[default, own]", "{own: {aliases: [x, y]}}"));
    table.put(
        "healthcheck",
        List.of(
            "{test: \"true\"}",
            "{test: [CMD, \"true\"], interval: 1m, timeout: 3s, retries: 2, start_period: 2s}",
            "{interval: 50s}",
            "{disable: true}"));
    table.put("mem_limit", List.of("32m", "40m"));
    table.put("ulimits", List.of("{nproc: 65535}", "{nofile: {soft: 1000, hard: 2000}}"));
    table.put("cap_add", List.of("[NET_ADMIN]", "[sys_time, CAP_NET_RAW]"));
    table.put("cap_drop", List.of("[ALL]", "[mknod]"));
    table.put("sysctls", List.of("{net.core.somaxconn: 512}", "[net.ipv4.tcp_syncookies=0]"));
    table.put("dns", List.of("1.1.1.1", "[1.1.1.1, 8.8.8.8]"));
    table.put("dns_search", List.of("example.com", "[a.example.com, b.example.com]"));
    table.put("dns_opt", List.of("[use-vc]"));
    table.put("extra_hosts", List.of("[\"a:1.2.3.4\"]", "{a: 1.2.3.5, b: \"::1\"}"));
    table.put(
        "logging",
        List.of("{driver: json-file, options: {max-size: 1m}}", "{options: {max-file: \"3\"}}"));
    table.put("user", List.of("\"0:0\"", "\"12\""));
    table.put("working_dir", List.of("/tmp"));
    table.put(
        "configs",
        List.of(
            "[inline]", "[{source: inline, target: /etc/c, mode: 0400, uid: \"5\"}]", "[varied]"));
    table.put("secrets", List.of("[token]", "[{source: token, target: renamed, mode: 0400}]"));
    table.put("init", List.of("true", "false"));
    table.put("read_only", List.of("true", "false"));
    table.put("stop_signal", List.of("SIGINT"));
    table.put("stop_grace_period", List.of("0s", "1500ms", "10s"));
    table.put("hostname", List.of("box", "\"{{.Node.Hostname}}\""));
    table.put("tty", List.of("true"));
    table.put("stdin_open", List.of("true"));
    table.put("group_add", List.of("[\"12\"]", "[\"12\", \"13\"]"));
    table.put("restart", List.of("on-failure:3", "always"));
    table.put(
        "deploy",
        List.of(
            "{replicas: 2, labels: {dl: x}}",
            "{replicas: 0}",
            "{endpoint_mode: dnsrr}",
            "{update_config: {parallelism: 0, delay: 3s, order: start-first, failure_action:"
                + " rollback}}",
            "{update_config: {}, rollback_config: {parallelism: 2, monitor: 3s, max_failure_ratio:"
                + " 0.3}}",
            "{resources: {limits: {cpus: \"0.25\", pids: 20}, reservations: {cpus: \"0.01\"}}}",
            "{restart_policy: {condition: on-failure, delay: 1s, max_attempts: 2, window: 3s}}",
            "{restart_policy: {}}",
            "{placement: {constraints: [node.role == manager], preferences: [{spread: node.id}],"
                + " max_replicas_per_node: 3}}"));
    return table;
  }

  static GeneratedStack of(Random random) {
    Map<String, Choices> services = new TreeMap<>();
    for (String name : List.of("alpha", "beta", "gamma")) {
      services.put(name, Choices.of(TABLE, SHARE, random));
    }
    return new GeneratedStack(services, NETWORKS.get(random.nextInt(NETWORKS.size())));
  }

  /// A stack that differs in some services, and perhaps in which there are.
  GeneratedStack mutated(Random random) {
    Map<String, Choices> changed = new TreeMap<>(services);
    services.forEach((name, choices) -> {
      if (random.nextInt(3) > 0) {
        changed.put(name, choices.mutated(TABLE, random));
      }
    });
    if (random.nextBoolean()) {
      changed.remove("gamma");
    }
    return new GeneratedStack(changed, network);
  }

  String yaml(String varied) {
    StringBuilder yaml = new StringBuilder("services:\n");
    int port = 19100;
    for (Map.Entry<String, Choices> service : services.entrySet()) {
      Map<String, String> values = new LinkedHashMap<>(service.getValue().values());
      values.putIfAbsent("image", "berth-test/run");
      if (values.getOrDefault("deploy", "").contains("dnsrr")) {
        values.remove("ports");
      }
      yaml.append(
          new Choices(values)
              .yaml(service.getKey())
              .replace("{port}", Integer.toString(port))
              .replace("{next}", Integer.toString(port + 1)));
      port += 2;
    }
    yaml.append("networks: {own: ").append(network).append("}\nvolumes: {named: {}}\n");
    yaml.append("configs:\n  inline: {content: text}\n  varied: {content: ").append(varied);
    yaml.append("}\nsecrets:\n  token: {file: ./token.txt}\n");
    return yaml.toString();
  }
}
