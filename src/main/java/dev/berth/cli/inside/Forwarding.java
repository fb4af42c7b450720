package dev.berth.cli.inside;

import dev.berth.cli.session.Signals;
import dev.berth.docker.Docker;
import dev.berth.docker.DockerException;
import java.util.List;

/// Passes the signals that this process gets on to a container.
final class Forwarding implements AutoCloseable {
  private static final List<String> PASSED_ON = List.of("INT", "TERM", "HUP");

  private final List<Signals> handlers;

  private Forwarding(List<Signals> handlers) {
    this.handlers = handlers;
  }

  /// Begins.
  ///
  /// @param passing otherwise nothing is passed on
  static Forwarding to(Docker docker, String container, boolean passing) {
    return new Forwarding(
        (passing ? PASSED_ON : List.<String>of())
            .stream().map(name -> Signals.on(name, () -> send(docker, container, name))).toList());
  }

  private static void send(Docker docker, String container, String name) {
    try {
      docker.containers().kill(container, "SIG" + name);
    } catch (DockerException e) {
      // It has ended, and so will the command.
    }
  }

  @Override
  public void close() {
    handlers.forEach(Signals::close);
  }
}
