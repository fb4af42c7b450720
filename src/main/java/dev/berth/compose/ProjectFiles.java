package dev.berth.compose;

import dev.berth.compose.files.Paths;
import dev.berth.compose.files.Remotes;
import dev.berth.compose.files.TextFiles;
import dev.berth.compose.variables.Dotenv;
import dev.berth.compose.variables.OnOff;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which files make up a project, where it lies, and which variables it has: what the command line,
/// `COMPOSE_*` variables, `.env` files and the file system say together.
final class ProjectFiles {
  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private static final String DISABLE = "COMPOSE_DISABLE_ENV_FILE";

  /// What was found.
  ///
  /// @param files Compose files, absolute or `-`
  /// @param directory the project's directory, absolute
  /// @param base where paths in the files start: the directory of the first one that was fetched,
  ///   else the project's
  /// @param environment all variables
  /// @param profiles the profiles to enable
  /// @param name the project's name, if it was given from outside
  record Found(
      List<String> files,
      String directory,
      String base,
      Map<String, String> environment,
      List<String> profiles,
      @Nullable String name) {}

  private final LoadRequest request;
  private final TextFiles files;
  private final Problems problems;
  private final Map<String, String> environment;
  private List<String> composeFiles;

  private ProjectFiles(LoadRequest request, TextFiles files, Problems problems) {
    this.request = request;
    this.files = files;
    this.problems = problems;
    this.environment = new HashMap<>(request.environment());
    this.composeFiles = new ArrayList<>();
    for (String file : request.files()) {
      composeFiles.add(files.named(file));
    }
  }

  static Found find(LoadRequest request, TextFiles files, Problems problems) {
    return new ProjectFiles(request, files, problems).find();
  }

  private Found find() {
    environment.putIfAbsent("PWD", files.absolute(""));
    addEnvFiles();
    if (composeFiles.isEmpty()) {
      composeFiles = fromVariable();
    }
    if (composeFiles.isEmpty()) {
      composeFiles = discovered();
    }
    addEnvFiles();
    if (composeFiles.isEmpty()) {
      throw new ProblemsException(
          Problem.error(Code.NO_COMPOSE_FILE, "there is no Compose file here or above")
              .withHelp("create compose.yaml, or name a file with -f"));
    }
    String directory = directory();
    String base = fetch().map(Paths::directory).orElse(directory);
    return new Found(
        List.copyOf(composeFiles), directory, base, Map.copyOf(environment), profiles(), name());
  }

  /// Puts local copies in place of the files of other machines.
  ///
  /// @return the first of them
  private Optional<String> fetch() {
    String first = null;
    for (int i = 0; i < composeFiles.size(); i++) {
      if (Remotes.isRemote(composeFiles.get(i))) {
        String copy = files.remotes().fetch(composeFiles.get(i), Path.ROOT, null, environment);
        composeFiles.set(i, copy);
        first = first == null ? copy : first;
      }
    }
    return Optional.ofNullable(first);
  }

  private String directory() {
    if (request.projectDirectory() != null) {
      return files.absolute(request.projectDirectory());
    }
    for (String file : composeFiles) {
      if (Remotes.isRemote(file)) {
        break;
      }
      if (!file.equals("-")) {
        return Paths.directory(file);
      }
    }
    return files.absolute("");
  }

  private List<String> envFiles() {
    if (!request.envFiles().isEmpty()) {
      return request.envFiles();
    }
    String listed = request.environment().get("COMPOSE_ENV_FILES");
    if (listed != null && !listed.isEmpty()) {
      return Arrays.stream(listed.split(",")).filter(path -> !path.isEmpty()).toList();
    }
    if (isDisabled(environment)) {
      return List.of();
    }
    String usual = Paths.join(directory(), ".env");
    return files.isFile(usual) ? List.of(usual) : List.of();
  }

  private void addEnvFiles() {
    Map<String, String> read = new HashMap<>();
    for (String path : envFiles()) {
      TextFiles.Text text = files.read(path, Code.BAD_ENV_FILE, null);
      Dotenv.read(text.source(), text.content(), read, environment::get);
    }
    if (isDisabled(read) && !isDisabled(environment)) {
      read.keySet().removeIf(variable -> !variable.startsWith("COMPOSE_"));
    }
    read.forEach(environment::putIfAbsent);
  }

  /// Whether variables say that `.env` is not to be read, which `.env` itself may say as well: then
  /// only its settings of Compose count.
  private static boolean isDisabled(Map<String, String> variables) {
    String said = variables.get(DISABLE);
    if (said == null) {
      return false;
    }
    return OnOff.read(said)
        .orElseThrow(() ->
            new ProblemsException(
                Problem.error(
                        Code.USAGE, DISABLE + " is \"" + said + "\", which says neither yes nor no")
                    .withHelp("set it to true or false, or unset it")));
  }

  private List<String> fromVariable() {
    String listed = environment.get("COMPOSE_FILE");
    if (listed == null || listed.isEmpty()) {
      return List.of();
    }
    String separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
    List<String> paths = new ArrayList<>();
    for (String path : split(listed, separator.isEmpty() ? ":" : separator)) {
      paths.add(files.named(path));
    }
    return paths;
  }

  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private List<String> discovered() {
    String directory = directory();
    while (true) {
      List<String> found = there(directory, NAMES);
      if (!found.isEmpty()) {
        List<String> overrides = there(directory, OVERRIDES);
        List<String> chosen = new ArrayList<>(found.subList(0, 1));
        chosen.addAll(overrides.subList(0, Math.min(1, overrides.size())));
        warnOfOthers(found);
        warnOfOthers(overrides);
        return chosen;
      }
      String parent = Paths.clean(directory + "/..");
      if (parent.equals(directory)) {
        return List.of();
      }
      directory = parent;
    }
  }

  private List<String> there(String directory, List<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      String path = Paths.join(directory, name);
      if (files.exists(path)) {
        found.add(path);
      }
    }
    return found;
  }

  private void warnOfOthers(List<String> found) {
    if (found.size() > 1) {
      List<String> names = found.stream().map(Paths::name).toList();
      problems.add(
          Problem.warning(
                  Code.SEVERAL_COMPOSE_FILES,
                  names.getFirst()
                      + " is read, not "
                      + String.join(" or ", names.subList(1, names.size()))
                      + " beside it")
              .withHelp("remove what is not needed, or name the right one with -f"));
    }
  }

  private List<String> profiles() {
    if (!request.profiles().isEmpty()) {
      return request.profiles();
    }
    List<String> profiles = new ArrayList<>();
    for (String profile : environment.getOrDefault("COMPOSE_PROFILES", "").split(",", -1)) {
      if (!profile.isBlank()) {
        profiles.add(profile.strip());
      }
    }
    return profiles;
  }

  private @Nullable String name() {
    String given = request.projectName();
    if (given == null || given.isEmpty()) {
      given = environment.get("COMPOSE_PROJECT_NAME");
    }
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (!ProjectNames.isName(given)) {
      String help = ProjectNames.closest(given);
      Problem problem =
          Problem.error(
              Code.BAD_PROJECT_NAME,
              "\""
                  + given
                  + "\" is no name for a project: it may have small letters, digits,"
                  + " dashes and underscores, and begins with a letter or digit");
      throw new ProblemsException(help.isEmpty() ? problem : problem.withHelp("use " + help));
    }
    return given;
  }
}
