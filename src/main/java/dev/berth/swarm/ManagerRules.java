package dev.berth.swarm;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.DeploySpec;
import dev.berth.swarm.spec.MountSpec;
import dev.berth.swarm.spec.PortText;
import dev.berth.swarm.spec.ServiceSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a manager refuses of a service, though not before it comes to that service: networks and
/// other services would be made by then.
///
/// @param path where the file declares the service
record ManagerRules(ServiceSpec spec, Path path, Findings findings) {
  private static final long LEAST_MEMORY = 4L << 20;
  private static final BigDecimal LEAST_CPUS = new BigDecimal("0.001");
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(1);
  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "(?i)\\s*[a-z_][a-z0-9_.-]+\\s*(==|!=)\\s*[a-z0-9:_\\s.*()?+\\[\\]\\\\^$|/-]+");

  /// Tells everything that is refused.
  void check() {
    ports();
    credential();
    health();
    mounts();
    DeploySpec deploy = spec.deploy();
    Path at = path.key("deploy");
    DeploySpec.ResourcesSpec resources = deploy.resources();
    if (resources != null) {
      bounds(resources.limits(), at.key("resources").key("limits"));
      bounds(resources.reservations(), at.key("resources").key("reservations"));
    }
    DeploySpec.RestartPolicySpec restart = deploy.restartPolicy();
    if (restart != null) {
      Path policy = at.key("restart_policy");
      choice(restart.condition(), Set.of("none", "on-failure"), "any", policy.key("condition"));
      notNegative(restart.delay(), policy.key("delay"));
      notNegative(restart.window(), policy.key("window"));
    }
    update(deploy.updateConfig(), at.key("update_config"));
    course(deploy.updateConfig(), at.key("update_config"));
    course(deploy.rollbackConfig(), at.key("rollback_config"));
    choice(deploy.endpointMode(), Set.of("dnsrr"), "vip", at.key("endpoint_mode"));
    DeploySpec.PlacementSpec placement = deploy.placement();
    if (placement != null && placement.constraints() != null) {
      constraints(placement.constraints(), at.key("placement").key("constraints"));
    }
  }

  private void refuse(Path at, String message, String help) {
    findings.error(Code.BAD_VALUE, at, message, help);
  }

  private void ports() {
    Path at = path.key("ports");
    boolean addressless = "dnsrr".equals(spec.deploy().endpointMode());
    Map<String, PortText> published = new HashMap<>();
    for (String text : spec.ports() == null ? Set.<String>of() : spec.ports()) {
      PortText port = PortText.parse(text);
      if (addressless && port.mode().equals("ingress")) {
        findings.error(
            Code.NOT_ON_A_SWARM,
            at,
            "the swarm as a whole cannot publish \"%s\" for a service without an address of its own"
                .formatted(text),
            "publish it with mode: host, or leave out endpoint_mode: dnsrr");
      }
      PortText first = published.put(port.published() + "/" + port.protocol(), port);
      if (port.published() > 0 && first != null) {
        findings.error(
            Code.PORT_CLASH,
            at,
            "port %s is published as \"%s\" and as \"%s\"".formatted(port.published(), first, port),
            "publish one of the two on another port");
      }
    }
  }

  private void credential() {
    ServiceSpec.CredentialSpec credential = spec.credentialSpec();
    if (credential != null
        && Stream.of(credential.config(), credential.file(), credential.registry())
                .filter(Objects::nonNull)
                .count()
            > 1) {
      refuse(
          path.key("credential_spec"),
          "it says more than one source",
          "keep one of config, file and registry");
    }
  }

  private void health() {
    ServiceSpec.HealthcheckSpec check = spec.healthcheck();
    if (check != null) {
      Path at = path.key("healthcheck");
      interval(check.interval(), at.key("interval"));
      interval(check.timeout(), at.key("timeout"));
      interval(check.startPeriod(), at.key("start_period"));
      interval(check.startInterval(), at.key("start_interval"));
    }
  }

  private void mounts() {
    Map<String, MountSpec> mounts = spec.volumes() == null ? Map.of() : spec.volumes();
    mounts.forEach((target, mount) -> {
      String propagation = mount.propagation();
      if (propagation != null && !PROPAGATIONS.contains(propagation)) {
        refuse(
            path.key("volumes"),
            "a swarm refuses the propagation \"" + propagation + "\" of " + target,
            "use one of " + String.join(", ", PROPAGATIONS.stream().sorted().toList()));
      }
    });
  }

  private void interval(@Nullable Duration time, Path at) {
    if (time != null && time.compareTo(LEAST_INTERVAL) < 0) {
      refuse(at, "a swarm refuses less than 1ms", "make it 1ms or longer, or leave it out");
    }
  }

  private void bounds(DeploySpec.@Nullable BoundsSpec bounds, Path at) {
    if (bounds == null) {
      return;
    }
    if (bounds.memory() != null && bounds.memory() < LEAST_MEMORY) {
      refuse(at.key("memory"), "a swarm refuses less than 4 MiB of memory", "make it 4m or more");
    }
    if (bounds.cpus() != null && bounds.cpus().compareTo(LEAST_CPUS) < 0) {
      refuse(at.key("cpus"), "a swarm refuses less than 0.001 processors", "make it 0.001 or more");
    }
  }

  private void update(DeploySpec.@Nullable UpdateConfigSpec update, Path at) {
    if (update == null) {
      return;
    }
    notNegative(update.delay(), at.key("delay"));
    notNegative(update.monitor(), at.key("monitor"));
    BigDecimal ratio = update.maxFailureRatio();
    if (ratio != null && (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0)) {
      refuse(at.key("max_failure_ratio"), "a swarm refuses " + ratio, "use a number from 0 to 1");
    }
  }

  private void course(DeploySpec.@Nullable UpdateConfigSpec update, Path at) {
    if (update != null) {
      choice(
          update.failureAction(),
          Set.of("continue", "rollback"),
          "pause",
          at.key("failure_action"));
      choice(update.order(), Set.of("start-first"), "stop-first", at.key("order"));
    }
  }

  private void notNegative(@Nullable Duration time, Path at) {
    if (time != null && time.isNegative()) {
      refuse(at, "a swarm refuses a negative duration", "remove the minus");
    }
  }

  /// @param standard what it is if nothing is said
  private void choice(@Nullable String value, Set<String> others, String standard, Path at) {
    if (value != null && !others.contains(value)) {
      List<String> all = new ArrayList<>(others);
      all.add(standard);
      all.sort(null);
      String last = all.removeLast();
      refuse(
          at, "a swarm refuses \"" + value + "\"", "use " + String.join(", ", all) + " or " + last);
    }
  }

  private void constraints(List<String> constraints, Path at) {
    for (int i = 0; i < constraints.size(); i++) {
      if (!CONSTRAINT.matcher(constraints.get(i)).matches()) {
        refuse(
            at.index(i),
            "\"" + constraints.get(i) + "\" is no constraint",
            "write it as node.labels.zone == north, or with !=");
      }
    }
  }
}
