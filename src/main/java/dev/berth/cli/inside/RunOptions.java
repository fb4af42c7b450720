package dev.berth.cli.inside;

import dev.berth.cli.session.Console;
import dev.berth.compose.shortform.PortText;
import dev.berth.compose.shortform.ShellWords;
import dev.berth.compose.shortform.ShortFormException;
import dev.berth.engine.OneOff;
import dev.berth.model.Port;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.Volume;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How `run` has its container differ from those of the service.
final class RunOptions {
  private static final int SLUG_BYTES = 32;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME=VALUE",
      description = "Variable; without a value the caller's. Repeatable.")
  List<String> environment = new ArrayList<>();

  @Option(
      names = "--env-from-file",
      paramLabel = "FILE",
      description = "File of variables. Repeatable.")
  List<String> environmentFiles = new ArrayList<>();

  @Option(
      names = {"-v", "--volume"},
      paramLabel = "SOURCE:TARGET",
      description = "Mount a path or volume. Repeatable.")
  List<String> volumes = new ArrayList<>();

  @Option(
      names = {"-p", "--publish"},
      paramLabel = "PORT",
      description = "Publish a port, as in the file. Repeatable.")
  List<String> publish = new ArrayList<>();

  @Option(
      names = {"-P", "--service-ports"},
      description = "Publish the ports of the service.")
  boolean servicePorts;

  @Option(
      names = "--use-aliases",
      description = "Give it the names of the service on its networks.")
  boolean useAliases;

  @Option(names = "--entrypoint", paramLabel = "PROGRAM", description = "Another entry point.")
  @Nullable String entrypoint;

  @Option(names = "--name", paramLabel = "NAME", description = "Name of the container.")
  @Nullable String name;

  @Option(
      names = {"-l", "--label"},
      paramLabel = "NAME=VALUE",
      description = "Label. Repeatable.")
  List<String> labels = new ArrayList<>();

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "User, with or without group.")
  @Nullable String user;

  @Option(
      names = {"-w", "--workdir"},
      paramLabel = "DIR",
      description = "Directory it starts in.")
  @Nullable String directory;

  @Option(
      names = {"-T", "--no-TTY", "--no-tty"},
      description = "No terminal, even if the caller has one.")
  boolean noTty;

  @Option(
      names = {"-t", "--tty"},
      hidden = true,
      description = "A terminal, which it has anyway if the caller has one.")
  boolean tty;

  @Option(
      names = {"-i", "--interactive"},
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Pass standard input on. Default: true.")
  boolean interactive;

  @Option(names = "--cap-add", paramLabel = "CAPABILITY", description = "Add one. Repeatable.")
  List<String> capAdd = new ArrayList<>();

  @Option(names = "--cap-drop", paramLabel = "CAPABILITY", description = "Drop one. Repeatable.")
  List<String> capDrop = new ArrayList<>();

  @Option(names = "--rm", description = "Remove the container when it ends.")
  boolean remove;

  /// What these options and arguments mean.
  ///
  /// @param words service and command
  OneOff oneOff(
      Console console,
      Project project,
      @Nullable Service service,
      List<String> words,
      boolean detach)
      throws IOException {
    byte[] slug = new byte[SLUG_BYTES];
    ThreadLocalRandom.current().nextBytes(slug);
    boolean terminal = !noTty && !detach && console.outTerminal() && console.inTerminal();
    boolean wanted = service != null && Boolean.TRUE.equals(service.process().tty());
    return new OneOff(
        HexFormat.of().formatHex(slug),
        name,
        words.size() > 1 ? words.subList(1, words.size()) : null,
        entrypoint == null ? null : shellWords(entrypoint),
        environment(console),
        labels(),
        volumes.stream().map(text -> bind(console, project, text)).toList(),
        ports(),
        servicePorts,
        useAliases,
        user,
        directory,
        capAdd,
        capDrop,
        terminal || (detach && wanted),
        interactive && !detach,
        remove);
  }

  private Map<String, @Nullable String> environment(Console console) throws IOException {
    List<String> all = new ArrayList<>();
    for (String file : environmentFiles) {
      Files.readString(console.workingDirectory().resolve(file))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(all::add);
    }
    all.addAll(environment);
    return Variables.map(all, console);
  }

  private Map<String, String> labels() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String label : labels) {
      String[] parts = label.split("=", 2);
      all.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return all;
  }

  private static List<String> shellWords(String text) {
    try {
      return ShellWords.split(text);
    } catch (ShortFormException e) {
      throw usage("--entrypoint: " + e.getMessage());
    }
  }

  private List<Port> ports() {
    List<Port> all = new ArrayList<>();
    for (String text : publish) {
      try {
        for (PortText port : PortText.parse(text)) {
          all.add(
              new Port(
                  port.target(),
                  port.published(),
                  port.hostIp(),
                  port.protocol(),
                  "ingress",
                  null,
                  null));
        }
      } catch (ShortFormException e) {
        throw usage("--publish: " + e.getMessage());
      }
    }
    return all;
  }

  /// A relative path starts from where the caller is; a volume of the file has its own name.
  private static String bind(Console console, Project project, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw usage("--volume: no SOURCE:TARGET: \"" + text + "\"");
    }
    String source = text.substring(0, colon);
    Volume volume = project.volumes().get(source);
    if (volume != null) {
      return volume.name() + text.substring(colon);
    }
    boolean path = source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
    if (!path) {
      return text;
    }
    String home = console.environment().getOrDefault("HOME", "");
    Path absolute =
        console
            .workingDirectory()
            .resolve(source.startsWith("~") ? home + source.substring(1) : source);
    return absolute.normalize() + text.substring(colon);
  }

  private static ProblemsException usage(String message) {
    return new ProblemsException(Problem.error(Code.USAGE, message));
  }
}
