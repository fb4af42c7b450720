package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.docker.BuildContext;
import dev.berth.docker.BuildOptions;
import dev.berth.docker.Buildx;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import dev.berth.docker.RegistryAuth;
import dev.berth.model.Build;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.values.ImageReference;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.run.OperationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pulls and builds the images of services.
final class ImageWork {
  private final Docker docker;
  private final RegistryAuth auth;
  private final Builder builder;

  /// Work on one engine.
  ///
  /// @param auth credentials for registries
  /// @param builder builds images
  ImageWork(Docker docker, RegistryAuth auth, Builder builder) {
    this.docker = docker;
    this.auth = auth;
    this.builder = builder;
  }

  /// Fetches the image of a service.
  ///
  /// @param progress told how it goes
  void pull(Project project, Service service, Consumer<String> progress) {
    String reference = Names.image(project, service);
    String full = ImageReference.parse(reference).map(ImageReference::familiar).orElse(reference);
    String own = service.image().platform();
    try {
      docker
          .images()
          .pull(
              full,
              own == null ? project.platform() : own,
              auth.forImage(full),
              message -> progress.accept(text(message)));
    } catch (DockerException e) {
      if (service.image().build() == null) {
        throw RegistryAnswer.of(e, full, auth);
      }
      RuntimeException told = RegistryAnswer.of(e, full, auth);
      throw told instanceof OperationException login
          ? login
          : new OperationException(
              Problem.error(
                      Code.ENGINE_REFUSED,
                      "%s cannot be pulled: %s".formatted(full, e.problem().message()))
                  .withHelp("berth build builds it"));
    }
  }

  /// Sends the image of a service to its registry, under all of its names.
  ///
  /// @param progress told how it goes
  void push(Project project, Service service, Consumer<String> progress) {
    Set<String> names = new LinkedHashSet<>(List.of(Names.image(project, service)));
    if (service.image().build() != null) {
      names.addAll(service.image().build().tags());
    }
    for (String name : names) {
      ImageReference image =
          ImageReference.parse(name)
              .orElseThrow(() ->
                  new OperationException(
                      Problem.error(
                          Code.ENGINE_REFUSED,
                          name + " cannot be pushed: it names no image of a registry")));
      try {
        docker
            .images()
            .push(
                image.familiarName(),
                image.tag() == null ? "latest" : image.tag(),
                auth.forImage(name),
                message -> progress.accept(text(message)));
      } catch (DockerException e) {
        throw RegistryAnswer.of(e, name, auth);
      }
    }
  }

  private static String text(JsonNode message) {
    String id = message.path("id").asText("");
    String text = (id.isEmpty() ? "" : id + ": ") + message.path("status").asText();
    String bar = message.path("progress").asText("");
    return bar.isEmpty() ? text : text + " " + bar.replaceFirst("^\\[.*\\]\\s*", "");
  }

  /// Builds the image of a service.
  ///
  /// @param progress told each line of output
  /// @throws OperationException if the context cannot be read
  void build(Project project, Service service, Consumer<String> progress)
      throws InterruptedException {
    Build build = service.image().build();
    if (build == null) {
      throw new IllegalArgumentException("service " + service.name() + " is not built");
    }
    try {
      switch (builder) {
        case Builder.Classic classic -> classic(project, service, build, classic, progress);
        case Builder.BuildKit(Buildx buildx) -> {
          BakeFile.Alone alone = BakeFile.alone(project, service);
          buildx.bake(alone.file(), alone.secrets(), progress);
        }
      }
    } catch (DockerException e) {
      throw BuildFailure.of(e, service, build);
    }
  }

  private void classic(
      Project project,
      Service service,
      Build build,
      Builder.Classic classic,
      Consumer<String> progress) {
    String context = build.context() == null ? "." : build.context();
    String remote = context.contains("://") || context.startsWith("git@") ? context : null;
    try {
      BuildContext files =
          remote == null
              ? BuildContext.of(Path.of(context), build.dockerfile(), build.dockerfileInline())
              : null;
      String dockerfile =
          files != null
              ? files.dockerfile()
              : build.dockerfile() == null ? "Dockerfile" : build.dockerfile();
      try (InputStream archive = files == null ? InputStream.nullInputStream() : files.archive()) {
        docker
            .images()
            .build(
                options(project, service, build, dockerfile, remote, classic),
                archive,
                auth.all(),
                message -> lines(message, progress));
      }
    } catch (IOException e) {
      throw new OperationException(
          Problem.error(Code.INPUT_OUTPUT, "cannot read the build context " + context + ": " + e));
    }
  }

  private static void lines(JsonNode message, Consumer<String> progress) {
    message.path("stream").asText("").lines().filter(line -> !line.isBlank()).forEach(progress);
  }

  private static BuildOptions options(
      Project project,
      Service service,
      Build build,
      String dockerfile,
      @Nullable String remote,
      Builder.Classic classic) {
    List<String> hosts = new ArrayList<>();
    build
        .extraHosts()
        .forEach((name, addresses) -> addresses.forEach(ip -> hosts.add(name + ":" + ip)));
    String platform =
        build.platforms().size() == 1 ? build.platforms().getFirst() : service.image().platform();
    return new BuildOptions(
        tags(project, service, build),
        dockerfile,
        remote,
        build.args(),
        labels(project, service, build),
        build.target(),
        build.network(),
        build.noCache(),
        build.pull(),
        hosts,
        build.cacheFrom(),
        build.shmSize(),
        platform,
        ulimits(build),
        build.isolation(),
        classic.memory());
  }

  private static List<BuildOptions.Limit> ulimits(Build build) {
    return build.ulimits().entrySet().stream()
        .map(entry ->
            new BuildOptions.Limit(
                entry.getKey(), entry.getValue().soft(), entry.getValue().hard()))
        .toList();
  }

  /// All names of the image of a service that is built.
  static List<String> tags(Project project, Service service, Build build) {
    List<String> tags = new ArrayList<>(List.of(Names.image(project, service)));
    tags.addAll(build.tags());
    return tags;
  }

  /// The labels of the image, those by which tools know it among them.
  static Map<String, String> labels(Project project, Service service, Build build) {
    Map<String, String> labels = new LinkedHashMap<>(build.labels());
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.SERVICE, service.name());
    labels.put(ComposeLabels.VERSION, ComposeLabels.OWN_VERSION);
    return labels;
  }
}
