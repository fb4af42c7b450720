package dev.berth.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A running Docker engine that tests may use.
///
/// @param uri where its API is: what `DOCKER_HOST` takes
/// @param address where ports that its containers publish are reached from the test
/// @param client for looking at what a test has done, beside the code under test
public record Engine(URI uri, String address, DockerClient client) {

  static Engine at(URI uri, String address) {
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(uri.toString())
            .withDockerTlsVerify(false)
            .build();
    var http = new ZerodepDockerHttpClient.Builder().dockerHost(uri).build();
    return new Engine(uri, address, DockerClientImpl.getInstance(config, http));
  }

  /// Runs the reference `docker compose` against this engine.
  public CommandResult compose(Path directory, String... arguments) {
    return Reference.compose(uri, directory, List.of(arguments));
  }

  /// Runs the reference `docker` CLI (`stack`, `swarm`, `ps` …) against this engine.
  public CommandResult docker(Path directory, String... arguments) {
    return Reference.docker(uri, directory, List.of(arguments));
  }

  /// Makes images of the host's engine available here, where no registry may serve them.
  public Engine withImages(String... names) {
    for (String name : names) {
      if (!has(name)) {
        copyFromHost(name);
      }
    }
    return this;
  }

  boolean has(String image) {
    try {
      client.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private void copyFromHost(String image) {
    Engine host = Engines.host();
    if (!host.has(image)) {
      throw new IllegalStateException(
          "the host's engine has no " + image + ": run bin/engine images");
    }
    try (InputStream saved = host.client.saveImageCmd(image).exec()) {
      client.loadImageCmd(saved).exec();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
