package dev.berth.cli.swarm;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
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

/// `berth swarm join-token`.
public final class SwarmJoinTokenCommand implements Command {
  private final Options options = new Options("Tells how another engine joins the swarm.");

  private final Parameter<Boolean> quiet = options.flag("-q, --quiet", "Only show the token.");

  private final Parameter<Boolean> rotate =
      options.flag("--rotate", "Make a new token; the old one is worth nothing then.");

  private final Parameter<Role> role =
      options.argument("ROLE", Form.word(Role.class, Role.WORKER), "worker or manager.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) {
    Invitation invitation;
    try (Docker docker = rotate.get() ? Unplanned.docker(session) : Targets.docker(session)) {
      invitation = new Membership(docker).invitation(role.get(), rotate.get());
    }
    PrintStream out = session.console().out();
    if (quiet.get()) {
      out.println(invitation.token());
    } else {
      out.println("To add a " + role.get().name().toLowerCase(Locale.ROOT) + ", run there:");
      out.println("    " + invitation.command());
    }
    return ExitCode.OK;
  }
}
