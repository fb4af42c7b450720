package dev.berth.swarm;

import dev.berth.docker.ApiVersion;
import dev.berth.model.ExtraHost;
import dev.berth.model.FileObject;
import dev.berth.model.FileReference;
import dev.berth.model.Healthcheck;
import dev.berth.model.Isolation;
import dev.berth.model.Logging;
import dev.berth.model.Networking;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.ServiceProcess;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.swarm.spec.ServiceSpec;
import dev.berth.swarm.spec.StackImage;
import dev.berth.swarm.spec.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lowers services as `docker stack deploy` converts them.
///
/// @param stack name of the stack
/// @param project what the file says
/// @param configNames name in the swarm of a config by key
/// @param secretNames name in the swarm of a secret by key
/// @param widePorts publishes ports that are bound to an address on all addresses
/// @param resources kinds of generic resources that nodes declare
/// @param api what the manager speaks: it forgets what it does not know, which must not be wanted
/// @param findings takes what a swarm cannot do
record ServiceLowering(
    String stack,
    Project project,
    Map<String, String> configNames,
    Map<String, String> secretNames,
    boolean widePorts,
    Set<String> resources,
    ApiVersion api,
    Findings findings) {
  private static final int OOM_SCORE = 46;
  private static final String DEFAULT_MODE = "0444";

  /// @param scale number of tasks instead of the file's; absent for the file's
  /// @param waiter a service that waits until this one has completed; absent if there is none
  ServiceSpec lower(Service service, @Nullable Integer scale, @Nullable String waiter) {
    ServiceProcess process = service.process();
    Networking networking = service.networking();
    Isolation isolation = service.isolation();
    Capabilities capabilities = Capabilities.of(isolation.capAdd(), isolation.capDrop());
    Path path = Path.of("services", service.name());
    return new ServiceSpec(
        image(service, path),
        process.entrypoint(),
        process.command(),
        Variables.of(process.environment()),
        service.identity().hostname(),
        process.workingDirectory(),
        process.user(),
        process.groupAdd(),
        process.tty(),
        process.stdinOpen(),
        service.storage().readOnly(),
        process.init(),
        process.stopSignal(),
        process.stopGracePeriod(),
        StackLabels.marked(stack, service.identity().labels()),
        new NetworkLowering(stack, project, findings).attachments(service),
        new PortLowering(service, widePorts, findings).lower(),
        new MountLowering(stack, project, findings).lower(service),
        files(service.storage().configs(), project.configs(), configNames, "configs", path),
        files(service.storage().secrets(), project.secrets(), secretNames, "secrets", path),
        healthcheck(service.lifecycle().healthcheck(), path),
        networking.dns(),
        networking.dnsSearch(),
        networking.dnsOptions(),
        hosts(networking.extraHosts()),
        isolation.sysctls(),
        ulimits(service),
        capabilities.added(),
        capabilities.dropped(),
        isolation.isolation(),
        oomScore(service.resources().oomScoreAdj(), path),
        credentialSpec(isolation.credentialSpec(), path),
        logging(service.logging()),
        new DeployLowering(stack, service, waiter, new Gpus(resources, findings), findings)
            .lower(scale));
  }

  private StackImage image(Service service, Path path) {
    String reference = service.image().reference();
    if (reference == null) {
      findings.error(
          Code.NO_IMAGE,
          path,
          "it has no image, and a swarm does not build one",
          "name an image that all nodes can pull; build and push it first");
      return StackImage.of("none");
    }
    if (ImageReference.parse(reference).isEmpty()) {
      findings.error(
          Code.BAD_VALUE,
          path.key("image"),
          "\"" + reference + "\" is no image reference",
          "write it as [registry/]name[:tag], in lower case");
    }
    return StackImage.of(reference);
  }

  private Map<String, ServiceSpec.FileUse> files(
      List<FileReference> references,
      Map<String, FileObject> declared,
      Map<String, String> names,
      String section,
      Path path) {
    Map<String, ServiceSpec.FileUse> uses = new LinkedHashMap<>();
    for (FileReference reference : references) {
      String key = reference.source();
      FileObject object = declared.get(key);
      if (object == null) {
        findings.undefined(path.key(section), section, key);
        continue;
      }
      String target = reference.target();
      String uid = reference.uid();
      String gid = reference.gid();
      Integer mode = reference.mode();
      String place = target == null || target.isEmpty() ? key : target;
      ServiceSpec.FileUse first =
          uses.put(
              place,
              new ServiceSpec.FileUse(
                  names.getOrDefault(key, object.name()),
                  uid == null || uid.isEmpty() ? "0" : uid,
                  gid == null || gid.isEmpty() ? "0" : gid,
                  mode == null ? DEFAULT_MODE : String.format("%04o", mode)));
      if (first != null) {
        findings.error(
            Code.CONFLICT,
            path.key(section),
            "two of them would be at " + place,
            "give one of the two another target");
      }
    }
    return uses;
  }

  private ServiceSpec.@Nullable HealthcheckSpec healthcheck(
      @Nullable Healthcheck check, Path path) {
    if (check == null) {
      return null;
    }
    List<String> test = check.test();
    if (!check.disable()) {
      Integer retries = check.retries();
      return new ServiceSpec.HealthcheckSpec(
          test,
          check.interval(),
          check.timeout(),
          retries == null || retries == 0 ? null : (long) retries,
          check.startPeriod(),
          check.startInterval());
    }
    if (test != null && !test.isEmpty() && !test.equals(List.of("NONE"))) {
      findings.error(
          Code.BAD_VALUE,
          path.key("healthcheck"),
          "it has a test and is disabled",
          "remove either test or disable");
    }
    return new ServiceSpec.HealthcheckSpec(List.of("NONE"), null, null, null, null, null);
  }

  private @Nullable Integer oomScore(@Nullable Integer score, Path path) {
    if (score == null || api.atLeast(OOM_SCORE)) {
      return score;
    }
    findings.warning(
        Code.ENGINE_TOO_OLD,
        path.key("oom_score_adj"),
        "a swarm needs Docker 27.0 (API 1.46), and this manager speaks API " + api,
        "a newer engine honours it; this one passes over it");
    return null;
  }

  private static List<String> hosts(List<ExtraHost> extraHosts) {
    return extraHosts.stream().map(host -> host.address() + " " + host.name()).toList();
  }

  private static Map<String, ServiceSpec.UlimitSpec> ulimits(Service service) {
    Map<String, ServiceSpec.UlimitSpec> ulimits = new LinkedHashMap<>();
    service
        .resources()
        .ulimits()
        .forEach((name, limit) ->
            ulimits.put(name, new ServiceSpec.UlimitSpec(limit.soft(), limit.hard())));
    return ulimits;
  }

  private ServiceSpec.@Nullable CredentialSpec credentialSpec(
      Isolation.@Nullable CredentialSpec credential, Path path) {
    if (credential == null) {
      return null;
    }
    String key = credential.config();
    if (key == null) {
      return new ServiceSpec.CredentialSpec(null, credential.file(), credential.registry());
    }
    FileObject config = project.configs().get(key);
    if (config == null) {
      findings.undefined(path.key("credential_spec").key("config"), "configs", key);
      return null;
    }
    return new ServiceSpec.CredentialSpec(
        configNames.getOrDefault(key, config.name()), credential.file(), credential.registry());
  }

  private static ServiceSpec.@Nullable LoggingSpec logging(@Nullable Logging logging) {
    return logging == null
        ? null
        : new ServiceSpec.LoggingSpec(logging.driver(), logging.options());
  }
}
