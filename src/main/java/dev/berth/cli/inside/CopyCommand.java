package dev.berth.cli.inside;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Command;
import dev.berth.cli.session.ExitCode;
import dev.berth.cli.session.Projects;
import dev.berth.cli.session.Session;
import dev.berth.cli.session.Targets;
import dev.berth.docker.Docker;
import dev.berth.engine.ContainerRow;
import dev.berth.engine.FileCopy;
import dev.berth.engine.Replicas;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `berth cp`.
public final class CopyCommand implements Command {
  private final Options options = new Options("Copies files between containers and the host.");

  private final Parameter<Boolean> all = options.flag("--all", "Containers of run, too.");

  private final Parameter<Boolean> archive = options.flag("-a, --archive", "Keep user and group.");

  private final Parameter<Boolean> followLinks =
      options.flag("-L, --follow-link", "Copy what a link leads to instead of the link.");

  private final Parameter<Integer> index =
      options.option(
          "--index",
          "N",
          Form.number(0),
          "Which container. Default: the first to copy from, all to copy to.");

  private final Parameter<String> source =
      options.argument("SOURCE", Form.text(""), "PATH, SERVICE:PATH or -.");

  private final Parameter<String> target =
      options.argument("TARGET", Form.text(""), "SERVICE:PATH, PATH or -.");

  @Override
  public Options options() {
    return options;
  }

  @Override
  public int run(Session session) throws IOException {
    Place from = Place.of(source.get());
    Place to = Place.of(target.get());
    if ((from.service() == null) == (to.service() == null)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "one of the two places has to be in a service")
              .withHelp("write SERVICE:PATH for a place in a service"));
    }
    String service = String.valueOf(from.service() == null ? to.service() : from.service());
    String project = new Projects(session).name(List.of(service));
    Replicas.Which which = all.get() ? Replicas.Which.ALL : Replicas.Which.EXISTING;
    try (Docker docker = Targets.docker(session)) {
      Replicas replicas = new Replicas(docker, project);
      FileCopy copy = new FileCopy(docker, archive.get(), followLinks.get());
      if (from.service() != null) {
        out(session, copy, replicas.one(service, index.get(), which), from.path(), to.path());
      } else {
        for (ContainerRow container : replicas.all(service, index.get(), which)) {
          in(session, copy, container, from.path(), to.path());
        }
      }
      return ExitCode.OK;
    }
  }

  private static void out(
      Session session, FileCopy copy, ContainerRow container, String from, String to)
      throws IOException {
    if (to.equals("-")) {
      copy.stream(container.id(), from, session.console().out());
    } else {
      copy.out(container.id(), from, session.console().workingDirectory().resolve(to));
    }
  }

  private static void in(
      Session session, FileCopy copy, ContainerRow container, String from, String to)
      throws IOException {
    if (from.equals("-")) {
      copy.in(container.id(), session.console().in(), to);
    } else {
      boolean contents = from.endsWith("/.") || from.equals(".");
      copy.in(container.id(), session.console().workingDirectory().resolve(from), contents, to);
    }
  }

  /// A path of the host, or of a service.
  private record Place(@Nullable String service, String path) {
    static Place of(String text) {
      int colon = text.indexOf(':');
      boolean local = colon < 1 || text.startsWith(".") || text.startsWith("/");
      return local
          ? new Place(null, text)
          : new Place(text.substring(0, colon), text.substring(colon + 1));
    }
  }
}
