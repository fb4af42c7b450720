package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `berth swarm ca`.
@picocli.CommandLine.Command(
    name = "ca",
    description = "Shows the certificate of the root that all nodes trust, or replaces it.")
public final class SwarmAuthorityCommand implements Command {
  @Option(
      names = "--rotate",
      description = "Replace the root, and with it the certificates of all nodes.")
  boolean rotate;

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      description = "With --rotate: certificate of the new root, as PEM. Default: a new one.")
  @Nullable String certificate;

  @Option(
      names = "--ca-key",
      paramLabel = "FILE",
      description = "With --rotate: private key of that certificate, as PEM.")
  @Nullable String key;

  @Mixin Certificates certificates = new Certificates();

  @Option(
      names = {"-d", "--detach"},
      description = "With --rotate: do not wait until all nodes have new certificates.")
  boolean detach;

  @Option(
      names = {"-q", "--quiet"},
      description = "With --rotate: only show the new certificate.")
  boolean quiet;

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    if (!rotate && (certificate != null || key != null || certificates.isGiven() || detach)) {
      throw Usages.wrong("these options go with --rotate", "add it to replace the root");
    }
    if (key != null && certificate == null) {
      throw Usages.wrong("--ca-key goes with --ca-cert", "name the certificate of the key, too");
    }
    try (Docker docker = rotate ? Unplanned.docker(session) : Targets.docker(session)) {
      SwarmSettings swarm = new SwarmSettings(docker);
      if (rotate) {
        swarm.rotateAuthority(
            new SwarmSettings.Authority(read(session, certificate), read(session, key)),
            certificates.change(session));
        if (detach) {
          return ExitCode.OK;
        }
        if (!quiet) {
          session.problems().note("Waiting until all nodes have new certificates.");
        }
        swarm.awaitRotation();
      }
      session.console().out().print(swarm.rootCertificate());
    }
    return ExitCode.OK;
  }

  private static @Nullable String read(Session session, @Nullable String file) throws IOException {
    return file == null
        ? null
        : Files.readString(session.console().workingDirectory().resolve(file));
  }
}
