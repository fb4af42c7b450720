package dev.berth.cli.inside;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Console;
import dev.berth.cli.session.Variables;
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

/// How `run` has its container differ from those of the service.
final class RunOptions implements OptionGroup {
  private final Options options = new Options();

  private static final int SLUG_BYTES = 32;

  final Parameter<List<String>> environment =
      options.option(
          "-e, --env",
          "NAME=VALUE",
          Form.texts(),
          "Variable; without a value the caller's. Repeatable.");

  final Parameter<List<String>> environmentFiles =
      options.option("--env-from-file", "FILE", Form.texts(), "File of variables. Repeatable.");

  final Parameter<List<String>> volumes =
      options.option(
          "-v, --volume", "SOURCE:TARGET", Form.texts(), "Mount a path or volume. Repeatable.");

  final Parameter<List<String>> publish =
      options.option(
          "-p, --publish", "PORT", Form.texts(), "Publish a port, as in the file. Repeatable.");

  final Parameter<Boolean> servicePorts =
      options.flag("-P, --service-ports", "Publish the ports of the service.");

  final Parameter<Boolean> useAliases =
      options.flag("--use-aliases", "Give it the names of the service on its networks.");

  final Parameter<@Nullable String> entrypoint =
      options.option("--entrypoint", "PROGRAM", Form.text(), "Another entry point.");

  final Parameter<@Nullable String> name =
      options.option("--name", "NAME", Form.text(), "Name of the container.");

  final Parameter<List<String>> labels =
      options.option("-l, --label", "NAME=VALUE", Form.texts(), "Label. Repeatable.");

  final Parameter<@Nullable String> user =
      options.option("-u, --user", "USER", Form.text(), "User, with or without group.");

  final Parameter<@Nullable String> directory =
      options.option("-w, --workdir", "DIR", Form.text(), "Directory it starts in.");

  final Parameter<Boolean> noTty =
      options.flag("-T, --no-TTY, --no-tty", "No terminal, even if the caller has one.");

  final Parameter<Boolean> tty =
      options.flag("-t, --tty", "A terminal, which it has anyway if the caller has one.").hidden();

  final Parameter<Boolean> interactive =
      options.option(
          "-i, --interactive", "BOOL", Form.toggle(true), "Pass standard input on. Default: true.");

  final Parameter<List<String>> capAdd =
      options.option("--cap-add", "CAPABILITY", Form.texts(), "Add one. Repeatable.");

  final Parameter<List<String>> capDrop =
      options.option("--cap-drop", "CAPABILITY", Form.texts(), "Drop one. Repeatable.");

  final Parameter<Boolean> remove = options.flag("--rm", "Remove the container when it ends.");

  @Override
  public Options options() {
    return options;
  }

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
    if (servicePorts.get() && !publish.get().isEmpty()) {
      throw usage("--service-ports and --publish exclude each other");
    }
    if (tty.get() && noTty.get()) {
      throw usage("--tty and --no-tty exclude each other");
    }
    byte[] slug = new byte[SLUG_BYTES];
    ThreadLocalRandom.current().nextBytes(slug);
    boolean terminal = !noTty.get() && !detach && console.outTerminal() && console.inTerminal();
    boolean wanted = service != null && Boolean.TRUE.equals(service.process().tty());
    return new OneOff(
        HexFormat.of().formatHex(slug),
        name.get(),
        words.size() > 1 ? words.subList(1, words.size()) : null,
        entrypoint.get() == null ? null : shellWords(entrypoint.get()),
        environment(console),
        labels(),
        volumes.get().stream().map(text -> bind(console, project, text)).toList(),
        ports(),
        servicePorts.get(),
        useAliases.get(),
        user.get(),
        directory.get(),
        capAdd.get(),
        capDrop.get(),
        terminal || (detach && wanted),
        interactive.get() && !detach,
        remove.get());
  }

  private Map<String, @Nullable String> environment(Console console) throws IOException {
    List<String> all = new ArrayList<>();
    for (String file : environmentFiles.get()) {
      Files.readString(console.workingDirectory().resolve(file))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(all::add);
    }
    all.addAll(environment.get());
    return Variables.map(all, console);
  }

  private Map<String, String> labels() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String label : labels.get()) {
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
    for (String text : publish.get()) {
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
