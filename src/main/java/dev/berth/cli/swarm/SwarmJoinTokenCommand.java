package dev.berth.cli.swarm;

import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.swarm.view.Membership;
import dev.berth.swarm.view.Membership.Invitation;
import dev.berth.swarm.view.Membership.Role;
import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth swarm join-token`.
@picocli.CommandLine.Command(
    name = "join-token",
    description = "Tells how another engine joins the swarm.")
public final class SwarmJoinTokenCommand implements Command {
  @Option(
      names = {"-q", "--quiet"},
      description = "Only show the token.")
  boolean quiet;

  @Option(names = "--rotate", description = "Make a new token; the old one is worth nothing then.")
  boolean rotate;

  @Parameters(paramLabel = "ROLE", description = "worker or manager.")
  Role role = Role.WORKER;

  @Override
  public int run(Session session) {
    Invitation invitation;
    try (Docker docker = Targets.docker(session)) {
      invitation = new Membership(docker).invitation(role, rotate);
    }
    PrintStream out = session.console().out();
    if (quiet) {
      out.println(invitation.token());
    } else {
      out.println("To add a " + role.name().toLowerCase(Locale.ROOT) + ", run there:");
      out.println("    " + invitation.command());
    }
    return ExitCode.OK;
  }
}
