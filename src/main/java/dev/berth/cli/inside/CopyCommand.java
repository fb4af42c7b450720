package dev.berth.cli.inside;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `berth cp`.
@picocli.CommandLine.Command(
    name = "cp",
    description = "Copies files between containers and the host.")
public final class CopyCommand implements Command {
  @Option(names = "--all", description = "Containers of run, too.")
  boolean all;

  @Option(
      names = {"-a", "--archive"},
      description = "Keep user and group.")
  boolean archive;

  @Option(
      names = {"-L", "--follow-link"},
      description = "Copy what a link leads to instead of the link.")
  boolean followLinks;

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which container. Default: the first to copy from, all to copy to.")
  int index;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "PATH, SERVICE:PATH or -.")
  String source = "";

  @Parameters(index = "1", paramLabel = "TARGET", description = "SERVICE:PATH, PATH or -.")
  String target = "";

  @Override
  public int run(Session session) throws IOException {
    Place from = Place.of(source);
    Place to = Place.of(target);
    if ((from.service() == null) == (to.service() == null)) {
      throw new ProblemsException(
          Problem.error(Code.USAGE, "one of the two places has to be in a service")
              .withHelp("write SERVICE:PATH for a place in a service"));
    }
    String service = String.valueOf(from.service() == null ? to.service() : from.service());
    String project = new Projects(session).name(List.of(service));
    Replicas.Which which = all ? Replicas.Which.ALL : Replicas.Which.EXISTING;
    try (Docker docker = Targets.docker(session)) {
      Replicas replicas = new Replicas(docker, project);
      FileCopy copy = new FileCopy(docker, archive, followLinks);
      if (from.service() != null) {
        out(session, copy, replicas.one(service, index, which), from.path(), to.path());
      } else {
        for (ContainerRow container : replicas.all(service, index, which)) {
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
