package dev.berth.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.docker.Json;
import dev.berth.model.Build;
import dev.berth.model.FileObject;
import dev.berth.model.FileReference;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Ulimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The builds of services in the form in which BuildKit's `bake` takes them: a target for each.
public final class BakeFile {
  private static final String OF_SERVICE = "service:";

  private final Project project;
  private final Function<String, String> contextOfService;
  private final Map<String, String> secrets = new TreeMap<>();

  private BakeFile(Project project, Function<String, String> contextOfService) {
    this.project = project;
    this.contextOfService = contextOfService;
  }

  /// One file for the builds of several services, which may build on each other.
  public static ObjectNode of(Project project, Collection<Service> services) {
    BakeFile file = new BakeFile(project, name -> "target:" + name);
    return file.file(services);
  }

  /// A build of one service and the variables with its secrets.
  ///
  /// @param file what `bake` takes
  /// @param secrets values by the names that the file has for them
  record Alone(ObjectNode file, Map<String, String> secrets) {}

  /// The build of one service, when those that it builds on are there already.
  static Alone alone(Project project, Service service) {
    BakeFile bake =
        new BakeFile(
            project,
            name ->
                project
                    .service(name)
                    .map(other -> "docker-image://" + Names.image(project, other))
                    .orElse(OF_SERVICE + name));
    return new Alone(bake.file(List.of(service)), bake.secrets);
  }

  /// The services that a build takes files from.
  static List<String> servicesBelow(Service service) {
    Build build = service.image().build();
    return build == null
        ? List.of()
        : build.additionalContexts().values().stream()
            .filter(context -> context.startsWith(OF_SERVICE))
            .map(context -> context.substring(OF_SERVICE.length()))
            .distinct()
            .toList();
  }

  private ObjectNode file(Collection<Service> services) {
    ObjectNode targets = Json.object();
    for (Service service : services) {
      Build build = service.image().build();
      if (build != null) {
        targets.set(service.name(), target(service, build));
      }
    }
    ObjectNode file = Json.object();
    List<String> names = new ArrayList<>();
    targets.fieldNames().forEachRemaining(names::add);
    file.putObject("group").putObject("default").set("targets", Json.array(new TreeSet<>(names)));
    file.set("target", targets);
    return file;
  }

  private ObjectNode target(Service service, Build build) {
    ObjectNode target = Json.object();
    String context = build.context() == null ? "." : build.context();
    target.put("context", context);
    ObjectNode contexts = Json.object();
    build.additionalContexts().forEach((name, value) -> contexts.put(name, context(value)));
    putUnlessEmpty(target, "contexts", contexts);
    dockerfile(target, build, context);
    ObjectNode args = Json.object();
    build
        .args()
        .forEach((name, value) -> {
          if (value != null) {
            args.put(name, value);
          }
        });
    putUnlessEmpty(target, "args", args);
    target.set("labels", Json.object(new TreeMap<>(ImageWork.labels(project, service, build))));
    target.set("tags", Json.array(new TreeSet<>(ImageWork.tags(project, service, build))));
    list(target, "cache-from", build.cacheFrom());
    list(target, "cache-to", build.cacheTo());
    put(target, "target", build.target());
    list(target, "secret", build.secrets().stream().map(this::secret).toList());
    list(target, "ssh", build.ssh().stream().map(BakeFile::ssh).toList());
    list(target, "platforms", platforms(service, build));
    flag(target, "pull", build.pull());
    flag(target, "no-cache", build.noCache());
    list(target, "no-cache-filter", build.noCacheFilter());
    put(target, "network", build.network());
    put(target, "shm-size", build.shmSize() == null ? null : String.valueOf(build.shmSize()));
    list(target, "ulimits", ulimits(build.ulimits()));
    list(target, "entitlements", entitlements(build));
    ObjectNode hosts = Json.object();
    build.extraHosts().forEach((name, all) -> hosts.put(name, String.join(",", all)));
    putUnlessEmpty(target, "extra-hosts", hosts);
    list(target, "output", List.of("type=docker"));
    list(target, "attest", attestations(build));
    return target;
  }

  private String context(String value) {
    return value.startsWith(OF_SERVICE)
        ? contextOfService.apply(value.substring(OF_SERVICE.length()))
        : value;
  }

  private static void dockerfile(ObjectNode target, Build build, String context) {
    if (build.dockerfileInline() != null) {
      target.put("dockerfile-inline", build.dockerfileInline());
      return;
    }
    String name = build.dockerfile() == null ? "Dockerfile" : build.dockerfile();
    boolean local = !context.contains("://") && !context.startsWith("git@");
    target.put("dockerfile", local ? Path.of(context).resolve(name).toString() : name);
  }

  private String secret(FileReference reference) {
    String id = reference.target() == null ? reference.source() : reference.target();
    FileObject secret = project.secrets().get(reference.source());
    if (secret != null && secret.origin() instanceof FileObject.Origin.OfFile(Path path)) {
      return "id=" + id + ",type=file,src=" + path;
    }
    String variable = "BERTH_BUILD_SECRET_" + reference.source();
    if (secret != null
        && secret.origin() instanceof FileObject.Origin.OfEnvironment(String name, String value)) {
      variable = name;
      if (value != null) {
        secrets.put(name, value);
      }
    } else if (secret != null && secret.origin() instanceof FileObject.Origin.Inline(String text)) {
      secrets.put(variable, text);
    }
    return "id=" + id + ",type=env,env=" + variable;
  }

  private static String ssh(String entry) {
    return entry.contains("=") ? entry : entry + "=";
  }

  private static List<String> platforms(Service service, Build build) {
    String platform = service.image().platform();
    return build.platforms().isEmpty() && platform != null ? List.of(platform) : build.platforms();
  }

  private static List<String> ulimits(Map<String, Ulimit> limits) {
    return new TreeMap<>(limits)
        .entrySet().stream()
            .map(entry -> {
              Ulimit limit = entry.getValue();
              return limit.soft() == limit.hard()
                  ? entry.getKey() + "=" + limit.soft()
                  : entry.getKey() + "=" + limit.soft() + ":" + limit.hard();
            })
            .toList();
  }

  private static List<String> entitlements(Build build) {
    List<String> all = new ArrayList<>(build.entitlements());
    if (build.privileged()) {
      all.add("security.insecure");
    }
    return all;
  }

  private static List<String> attestations(Build build) {
    List<String> all = new ArrayList<>();
    attestation("provenance", build.provenance(), all);
    attestation("sbom", build.sbom(), all);
    return all;
  }

  private static void attestation(String type, @Nullable String value, List<String> all) {
    if (value == null || value.isEmpty()) {
      return;
    }
    all.add(
        switch (value) {
          case "true" -> "type=" + type;
          case "false" -> "type=" + type + ",disabled=true";
          default -> "type=" + type + "," + (value.contains("=") ? value : "mode=" + value);
        });
  }

  private static void list(ObjectNode target, String name, List<String> values) {
    if (!values.isEmpty()) {
      target.set(name, Json.array(values));
    }
  }

  private static void put(ObjectNode target, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      target.put(name, value);
    }
  }

  private static void flag(ObjectNode target, String name, boolean value) {
    if (value) {
      target.put(name, true);
    }
  }

  private static void putUnlessEmpty(ObjectNode target, String name, ObjectNode value) {
    if (!value.isEmpty()) {
      target.set(name, value);
    }
  }
}
