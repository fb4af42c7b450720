package dev.berth.testing;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Tiny images, one for each thing that an image may say of its containers: `berth-test/env`,
/// `berth-test/volume` and so on, and `berth-test/all` which says everything. Built from busybox on
/// the host's engine when first asked for, and kept there.
public final class TestImages {
  private static final String PREFIX = "berth-test/";

  /// Lines of each image's Dockerfile. All but `bare` run until they are stopped, which is at once.
  private static final Map<String, String> DOCKERFILES = dockerfiles();

  private TestImages() {}

  private static Map<String, String> dockerfiles() {
    Map<String, String> files = new LinkedHashMap<>();
    String run = "CMD [\"sleep\", \"900\"]\nSTOPSIGNAL SIGKILL\n";
    files.put("run", run);
    files.put("env", run + "ENV PATH=/bin:/usr/bin A=image B=image\n");
    files.put("volume", run + "VOLUME [\"/data\", \"/cache\"]\n");
    files.put("expose", run + "EXPOSE 80 443/udp\n");
    files.put("user", run + "USER 1000:1000\nWORKDIR /srv\n");
    files.put("label", run + "LABEL maker=image shared=image\n");
    files.put(
        "health",
        run
            + "HEALTHCHECK --interval=5s --timeout=3s --start-period=1s --retries=4 CMD"
            + " [\"true\"]\n");
    files.put(
        "entrypoint",
        "STOPSIGNAL SIGKILL\nENTRYPOINT [\"/bin/sh\", \"-c\"]\nCMD [\"exec sleep 900\"]\n");
    files.put("all", String.join("", files.values()));
    files.put("bare", "CMD [\"true\"]\n");
    return files;
  }

  /// All of them.
  public static Set<String> names() {
    return DOCKERFILES.keySet();
  }

  /// The engine with all of them, and with busybox.
  public static Engine on(Engine engine) {
    Engine host = Engines.host();
    DOCKERFILES.forEach((name, lines) -> {
      if (!host.has(PREFIX + name)) {
        build(host, name, lines);
      }
    });
    if (!engine.uri().equals(host.uri())) {
      engine.withImages("busybox:latest");
      engine.withImages(
          DOCKERFILES.keySet().stream()
              .map(name -> PREFIX + name + ":latest")
              .toArray(String[]::new));
    }
    return engine;
  }

  private static void build(Engine host, String name, String lines) {
    try {
      Path directory = Files.createTempDirectory("berth-test-image");
      Path dockerfile = directory.resolve("Dockerfile");
      Files.writeString(dockerfile, "FROM busybox\n" + lines);
      host.client()
          .buildImageCmd(dockerfile.toFile())
          .withTags(Set.of(PREFIX + name + ":latest"))
          .withLabels(Map.of("dev.berth.stand-in", "true"))
          .exec(new BuildImageResultCallback())
          .awaitImageId();
      Files.delete(dockerfile);
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
