package dev.berth.engine;

import dev.berth.testing.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A Compose file of four services with attributes chosen at random, and others made from it.
///
/// @param services what is chosen for each service
/// @param network what the network `own` is like
record GeneratedFile(Map<String, Choices> services, String network) {
  private static final double SHARE = 0.3;

  private static final List<String> NETWORKS =
      List.of(
          "{}",
          "{labels: {n: \"1\"}}",
          "{internal: true}",
          "{driver_opts: {com.docker.network.bridge.enable_icc: \"false\"}}",
          "{ipam: {config: [{subnet: 10.217.1.0/24}]}}",
          "{ipam: {config: [{subnet: 10.217.1.0/24, gateway: 10.217.1.7, ip_range: 10.217.1.128/25}]}}");

  private static final Map<String, List<String>> TABLE = table();

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put(
        "image",
        List.of(
            "berth-test/run",
            "berth-test/env",
            "berth-test/volume",
            "berth-test/expose",
            "berth-test/user",
            "berth-test/label",
            "berth-test/health"));
    table.put(
        "+process",
        List.of(
            "command: sleep 800",
            "command: [sleep, \"700\"]",
            "entrypoint: [sleep, \"650\"]",
            "entrypoint: [sh, -c]\ncommand: [\"exec sleep 600\"]",
            "entrypoint: []\ncommand: [sleep, \"500\"]"));
    table.put(
        "environment",
        List.of(
            "{A: file}",
            "{A: , B: b}",
            "{EMPTY: \"\"}",
            "[X=1, \"Y=a=b c\"]",
            "{A: file, B: x, C: z}"));
    table.put("labels", List.of("{own: x}", "{maker: file, other: y}", "[flag]"));
    table.put("annotations", List.of("{note: a}", "{note: b, more: c}"));
    table.put("expose", List.of("[\"99\"]", "[\"99\", \"100-102/udp\"]"));
    table.put(
        "ports",
        List.of(
            "[\"8080\"]",
            "[\"127.0.0.1:{port}:81/udp\"]",
            "[\"{port}:82\", \"127.0.0.1::83\"]",
            "[{target: 84, published: \"{port}\", host_ip: 127.0.0.1}]"));
    table.put(
        "volumes",
        List.of(
            "[named:/named]",
            "[named:/named:ro, /anon]",
            "[\"./bind:/bind\"]",
            "[\"./bind:/bind:ro\", named:/other]",
            "[{type: tmpfs, target: /t1, tmpfs: {size: 1m, mode: 0700}}]",
            "[{type: tmpfs, target: /t1}]",
            "[{type: volume, source: named, target: /n, volume: {nocopy: true}}]",
            "[{type: bind, source: /etc, target: /e, read_only: true, bind: {propagation: rprivate}}]",
            "[{type: volume, target: /anon, volume: {labels: {l: m}}}]",
            "[/data]"));
    table.put("tmpfs", List.of("/run", "[/run, \"/scratch:size=1m\"]"));
    table.put(
        "networks",
        List.of(
            "[own]",
            "[default, own]",
            "{own: {aliases: [x, y]}}",
            "{default: {aliases: [z]}, own: {priority: 10}}",
            "{own: {link_local_ips: [169.254.7.7]}}"));
    table.put(
        "healthcheck",
        List.of(
            "{test: \"true\"}",
            "{test: [CMD, \"true\"], interval: 1m, timeout: 3s, retries: 2, start_period: 2s}",
            "{interval: 50s}",
            "{disable: true}"));
    table.put(
        "+limits",
        List.of(
            "mem_limit: 32m",
            "mem_limit: 40m\nmemswap_limit: 80m\nmem_reservation: 10m",
            "cpus: 0.5\npids_limit: 50",
            "deploy: {resources: {limits: {cpus: \"0.25\", memory: 30M, pids: 20}}}",
            "deploy: {replicas: 2, resources: {reservations: {memory: 10M}}, restart_policy: {condition: on-failure, max_attempts: 2}}",
            "scale: 2",
            "deploy: {replicas: 0}"));
    table.put("restart", List.of("always", "on-failure:3", "\"no\"", "unless-stopped"));
    table.put("ulimits", List.of("{nproc: 65535}", "{nofile: {soft: 1000, hard: 2000}}"));
    table.put("cap_add", List.of("[NET_ADMIN]", "[sys_time, CAP_NET_RAW]"));
    table.put("cap_drop", List.of("[ALL]", "[mknod]"));
    table.put("sysctls", List.of("{net.core.somaxconn: 512}", "[net.ipv4.tcp_syncookies=0]"));
    table.put("dns", List.of("1.1.1.1", "[1.1.1.1, 8.8.8.8]"));
    table.put("dns_search", List.of("example.com", "[a.example.com, b.example.com]"));
    table.put("dns_opt", List.of("[use-vc]", "[use-vc, no-tld-query]"));
    table.put("extra_hosts", List.of("[\"a:1.2.3.4\"]", "{a: 1.2.3.5, b: \"::1\"}"));
    table.put(
        "logging",
        List.of(
            "{driver: json-file, options: {max-size: 1m}}",
            "{driver: none}",
            "{options: {max-file: \"3\"}}"));
    table.put("user", List.of("\"0:0\"", "root", "\"12\""));
    table.put("working_dir", List.of("/tmp", "/"));
    table.put(
        "configs",
        List.of(
            "[inline]",
            "[{source: inline, target: /etc/c, mode: 0400, uid: \"5\"}]",
            "[varied]",
            "[{source: machine, target: /m}]"));
    table.put(
        "secrets",
        List.of(
            "[token]", "[{source: token, target: renamed}]", "[{source: token, target: /abs}]"));
    table.put("init", List.of("true", "false"));
    table.put("read_only", List.of("true", "false"));
    table.put("security_opt", List.of("[\"no-new-privileges:true\"]", "[no-new-privileges]"));
    table.put("stop_signal", List.of("SIGINT", "SIGQUIT"));
    table.put("stop_grace_period", List.of("0s", "1s", "1500ms"));
    table.put("hostname", List.of("box", "other.example.org"));
    table.put("domainname", List.of("example.net"));
    table.put("tty", List.of("true", "false"));
    table.put("stdin_open", List.of("true", "false"));
    table.put("shm_size", List.of("32m", "65m"));
    table.put("group_add", List.of("[\"12\"]", "[\"12\", \"13\"]"));
    table.put("devices", List.of("[\"/dev/null:/dev/xnull\"]", "[\"/dev/zero:/dev/xzero:r\"]"));
    table.put("device_cgroup_rules", List.of("[\"c 1:3 mr\"]", "[\"c 1:5 r\"]"));
    table.put("ipc", List.of("private", "shareable"));
    table.put("pid", List.of("host"));
    table.put("uts", List.of("host"));
    table.put("cgroup", List.of("private", "host"));
    table.put("oom_score_adj", List.of("100", "200"));
    table.put("cpu_shares", List.of("512", "256"));
    table.put("cpuset", List.of("\"0\""));
    table.put(
        "depends_on", List.of("[base]", "{base: {condition: service_started, restart: true}}"));
    table.put("links", List.of("[base]", "[\"base:other\"]"));
    table.put("external_links", List.of("[]"));
    table.put("platform", List.of("linux/amd64"));
    return table;
  }

  /// Names of all attributes that vary.
  static java.util.Set<String> attributes() {
    return TABLE.keySet();
  }

  static GeneratedFile of(Random random) {
    Map<String, Choices> services = new TreeMap<>();
    for (String name : List.of("alpha", "beta", "gamma")) {
      services.put(name, Choices.of(TABLE, SHARE, random));
    }
    return new GeneratedFile(services, any(random));
  }

  /// A file that differs in some services, perhaps in which there are, and now and then in the
  /// network.
  GeneratedFile mutated(Random random) {
    Map<String, Choices> changed = new TreeMap<>(services);
    services.forEach((name, choices) -> {
      if (random.nextInt(3) > 0) {
        changed.put(name, choices.mutated(TABLE, random));
      }
    });
    switch (random.nextInt(4)) {
      case 0 -> changed.remove("gamma");
      case 1 -> changed.put("delta", Choices.of(TABLE, SHARE, random));
      default -> {
        // The same services.
      }
    }
    return new GeneratedFile(changed, random.nextInt(4) == 0 ? any(random) : network);
  }

  private static String any(Random random) {
    return NETWORKS.get(random.nextInt(NETWORKS.size()));
  }

  /// @param prefix name of the project
  /// @param firstPort a host port that is free, and some after it
  String yaml(String prefix, int firstPort) {
    StringBuilder yaml = new StringBuilder("name: " + prefix + "\nservices:\n");
    yaml.append("  base: {image: berth-test/run, init: true, stop_grace_period: 0s}\n");
    yaml.append("  sharing:\n    image: berth-test/run\n    network_mode: service:base\n");
    yaml.append("    volumes_from: [base]\n    stop_grace_period: 0s\n");
    int number = 0;
    for (Map.Entry<String, Choices> service : services.entrySet()) {
      number++;
      yaml.append(
          possible(service.getValue())
              .yaml(service.getKey())
              .replace("{port}", Integer.toString(firstPort + number)));
    }
    yaml.append("networks: {own: ").append(network).append("}\nvolumes: {named: {}}\n");
    yaml.append("configs:\n  inline: {content: text}\n  varied: {environment: VARIED}\n");
    yaml.append("  machine: {file: /etc/hostname}\nsecrets:\n  token: {environment: TOKEN}\n");
    return yaml.toString();
  }

  /// Without what does not go together.
  private static Choices possible(Choices choices) {
    Map<String, String> values = new LinkedHashMap<>(choices.values());
    values.putIfAbsent("image", "berth-test/run");
    values.putIfAbsent("stop_grace_period", "0s");
    Choices possible = new Choices(values);
    if (possible.has("configs") || possible.has("secrets")) {
      possible = possible.without("read_only");
    }
    if (possible.has("uts")) {
      possible = possible.without("hostname", "domainname");
    }
    String limits = values.getOrDefault("+limits", "");
    if (limits.contains("restart_policy")) {
      possible = possible.without("restart");
    }
    if (limits.contains("2")) {
      possible = possible.without("ports");
    }
    return possible;
  }
}
