package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.SwarmSettings;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// `berth swarm ca`.
public final class SwarmAuthorityCommand implements Command {
  private final Options options =
      new Options("Shows the certificate of the root that all nodes trust, or replaces it.");

  private final Parameter<Boolean> rotate =
      options.flag("--rotate", "Replace the root, and with it the certificates of all nodes.");

  private final Parameter<@Nullable String> certificate =
      options.option(
          "--ca-cert",
          "FILE",
          Form.text(),
          "With --rotate: certificate of the new root, as PEM. Default: a new one.");

  private final Parameter<@Nullable String> key =
      options.option(
          "--ca-key",
          "FILE",
          Form.text(),
          "With --rotate: private key of that certificate, as PEM.");

  private final Certificates certificates = options.with(new Certificates());

  private final Parameter<Boolean> detach =
      options.flag(
          "-d, --detach", "With --rotate: do not wait until all nodes have new certificates.");

  private final Parameter<Boolean> quiet =
      options.flag("-q, --quiet", "With --rotate: only show the new certificate.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException, InterruptedException {
    if (!rotate.get()
        && (certificate.get() != null
            || key.get() != null
            || certificates.isGiven()
            || detach.get())) {
      throw Usages.wrong("these options go with --rotate", "add it to replace the root");
    }
    if (key.get() != null && certificate.get() == null) {
      throw Usages.wrong("--ca-key goes with --ca-cert", "name the certificate of the key, too");
    }
    try (Docker docker = rotate.get() ? Unplanned.docker(session) : Targets.docker(session)) {
      SwarmSettings swarm = new SwarmSettings(docker);
      if (rotate.get()) {
        swarm.rotateAuthority(
            new SwarmSettings.Authority(read(session, certificate.get()), read(session, key.get())),
            certificates.change(session));
        if (detach.get()) {
          return ExitCode.OK;
        }
        if (!quiet.get()) {
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
