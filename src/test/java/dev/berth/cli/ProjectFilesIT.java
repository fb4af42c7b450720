package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files make up a project, which variables it has and what it is called: in the same
/// directory, with the same variables, `config` is answered as by Docker Compose.
class ProjectFilesIT {
  @TempDir Path directory;

  @Test
  void composeFileMustNameTheFiles() {
    write("a.yaml", service("a"));
    write("b.yaml", service("b"));
    write("sub/c.yaml", service("c") + "    build: .\n");
    write("sub/.env", "TAG=sub\nCOMPOSE_PROJECT_NAME=sub-name\n");
    for (String files :
        List.of(
            "a.yaml",
            "a.yaml:b.yaml",
            "b.yaml:a.yaml",
            "sub/c.yaml:a.yaml",
            "a.yaml:sub/c.yaml",
            "a.yaml:a.yaml",
            "a.yaml;b.yaml",
            "a.yaml: b.yaml",
            "a.yaml:",
            "none.yaml",
            "sub")) {
      agree("", Map.of("COMPOSE_FILE", files), "config");
    }
    agree("sub", Map.of("COMPOSE_FILE", "c.yaml:../a.yaml"), "config");
    agree("", Map.of("COMPOSE_FILE", "b.yaml"), "-f", "a.yaml", "config");
  }

  @Test
  void theSeparatorMustBeThatOfTheVariable() {
    write("a.yaml", service("a"));
    write("b.yaml", service("b"));
    for (String separator : List.of(";", ",", "::", " ", "")) {
      agree(
          "",
          Map.of(
              "COMPOSE_FILE", "a.yaml" + separator + "b.yaml", "COMPOSE_PATH_SEPARATOR", separator),
          "config");
    }
    write(".env", "COMPOSE_FILE=a.yaml;b.yaml\nCOMPOSE_PATH_SEPARATOR=;\nTAG=env\n");
    assertThat(agree("", Map.of(), "config")).contains("image: a:env-", "image: b:env-");
  }

  @Test
  void envFilesMustBeThoseOfTheVariableOrOfTheOptions() {
    write("compose.yaml", service("a"));
    write(".env", "TAG=env\n");
    write("x.env", "TAG=x\n");
    write("y.env", "TAG=y\nCOMPOSE_PROJECT_NAME=named-in-y\n");
    for (String files : List.of("x.env", "x.env,y.env", "y.env,x.env", "x.env,", "none.env", "")) {
      agree("", Map.of("COMPOSE_ENV_FILES", files), "config");
    }
    agree("", Map.of("COMPOSE_ENV_FILES", "x.env"), "--env-file", "y.env", "config");
    agree("", Map.of("TAG", "os"), "--env-file", "x.env", "--env-file", "y.env", "config");
    write(".env", "TAG=env\nCOMPOSE_ENV_FILES=x.env\n");
    assertThat(agree("", Map.of(), "config")).contains("image: a:env-");
  }

  @Test
  void theEnvFileMustBeDisabledInTheWordsOfTheReference() {
    write("compose.yaml", service("a"));
    write(".env", "TAG=env\n");
    for (String word : List.of("1", "true", "TRUE", "t", "0", "false", "F", "yes", "on", "2", "")) {
      agree("", Map.of("COMPOSE_DISABLE_ENV_FILE", word), "config");
    }
    write(".env", "TAG=env\nCOMPOSE_PROJECT_NAME=own\nCOMPOSE_DISABLE_ENV_FILE=true\n");
    assertThat(agree("", Map.of(), "config")).contains("image: a:none-own");
  }

  @Test
  void profilesMustBeThoseOfTheVariableOrOfTheOptions() {
    write(
        "compose.yaml",
        service("a")
            + service("x").substring(SERVICES.length())
            + "    profiles: [x]\n"
            + service("y").substring(SERVICES.length())
            + "    profiles: [y, z]\n");
    for (String profiles : List.of("x", "x,y", "z, x", "*", ",", "none", "")) {
      agree("", Map.of("COMPOSE_PROFILES", profiles), "config");
    }
    agree("", Map.of("COMPOSE_PROFILES", "x"), "--profile", "y", "config");
    agree("", Map.of(), "--profile", "x", "--profile", "z", "config");
    agree("", Map.of(), "config", "x");
  }

  @Test
  void aNameMustBeRefusedOrMadeFitAsTheReferenceDoes() {
    for (String name :
        List.of("good", "Good", "two words", "-x", "_x", "x-", "9x", "x.y", "é", "__", "", "0")) {
      write("compose.yaml", service("a"));
      agree("", Map.of(), "-p", name, "config");
      agree("", Map.of("COMPOSE_PROJECT_NAME", name), "config");
      write("compose.yaml", "name: \"" + name + "\"\n" + service("a"));
      agree("", Map.of(), "config");
      write("compose.yaml", "name: \"${NAME}\"\n" + service("a"));
      agree("", Map.of("NAME", name), "config");
    }
  }

  @Test
  void theNameMustComeFromTheNearestThatSaysOne() {
    write("Some Directory/compose.yaml", service("a"));
    assertThat(agree("Some Directory", Map.of(), "config")).contains("name: somedirectory\n");
    write("Some Directory/compose.override.yaml", "name: override\n" + service("b"));
    assertThat(agree("Some Directory", Map.of(), "config")).contains("name: override\n");
    write("Some Directory/.env", "COMPOSE_PROJECT_NAME=env\n");
    assertThat(agree("Some Directory", Map.of(), "config")).contains("name: env\n");
    Map<String, String> variable = Map.of("COMPOSE_PROJECT_NAME", "variable");
    assertThat(agree("Some Directory", variable, "config")).contains("name: variable\n");
    assertThat(agree("Some Directory", variable, "-p", "option", "config"))
        .contains("name: option\n");
    assertThat(agree("", Map.of(), "--project-directory", "Some Directory", "config"))
        .contains("name: env\n");
  }

  @Test
  void filesMustBeFoundHereOrAbove() throws IOException {
    Files.createDirectories(directory.resolve("one/two"));
    agree("one/two", Map.of(), "config");
    for (String name :
        List.of("docker-compose.yaml", "docker-compose.yml", "compose.yml", "compose.yaml")) {
      write(name, service("found-" + name.replace('.', '-')));
      agree("", Map.of(), "config");
      agree("one/two", Map.of(), "config");
      agree("", Map.of(), "--project-directory", "one", "config");
    }
    for (String name :
        List.of(
            "docker-compose.override.yaml",
            "docker-compose.override.yml",
            "compose.override.yaml",
            "compose.override.yml")) {
      write(name, service("over-" + name.replace('.', '-')));
      agree("one", Map.of(), "config");
      agree("", Map.of("COMPOSE_FILE", "compose.yml"), "config");
    }
    write("one/compose.override.yaml", service("unused"));
    agree("one", Map.of(), "config");
    write(".env", "TAG=above\n");
    write("one/.env", "TAG=here\n");
    agree("one", Map.of(), "config");
    Files.createDirectory(directory.resolve("one/compose.yaml"));
    agree("one", Map.of(), "config");
  }

  @Test
  void standardInputMustBeAFileOfTheWorkingDirectory() {
    write(".env", "TAG=env\n");
    write("other.yaml", service("other"));
    write("sub/c.yaml", service("c") + "    build: .\n");
    String input = service("a") + "    build: ./context\n";
    for (String text :
        List.of(
            input,
            "",
            "name: told\n" + input,
            input + "---\n" + service("second"),
            "include: [other.yaml]\n" + input,
            input + "  b:\n    extends: a\n",
            input + "  b:\n    extends: {file: other.yaml, service: other}\n")) {
      agree(text, "", Map.of(), "-f", "-", "config");
    }
    agree(input, "", Map.of("COMPOSE_FILE", "-"), "config");
    agree(input, "", Map.of(), "-f", "-", "-f", "sub/c.yaml", "config");
    agree(input, "", Map.of(), "-f", "sub/c.yaml", "-f", "-", "config");
    agree(input, "", Map.of(), "-f", "-", "--project-directory", "sub", "config");
  }

  @Test
  void settingsMustChangeWhatTheyChangeThere() {
    write(
        "compose.yaml",
        """
        services:
          a:
            image: a
            platform: ${DOCKER_DEFAULT_PLATFORM:-}
            volumes: ['C:\\Users\\me:/data', '.\\here:/here', '\\\\host\\share:/share']
            deploy: {replicas: 2, resources: {limits: {cpus: "0.5"}}}
        """);
    for (String word : List.of("1", "true", "0", "")) {
      agree("", Map.of("COMPOSE_CONVERT_WINDOWS_PATHS", word), "config");
      agree("", Map.of("COMPOSE_COMPATIBILITY", word), "config");
    }
    agree("", Map.of("DOCKER_DEFAULT_PLATFORM", "linux/arm64"), "config");
    agree("", Map.of(), "--compatibility", "config");
  }

  private static final String SERVICES = "services:\n";

  private static String service(String name) {
    return SERVICES
        + "  "
        + name
        + ":\n    image: "
        + name
        + ":${TAG:-none}-${COMPOSE_PROJECT_NAME}\n";
  }

  private void write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String agree(String below, Map<String, String> variables, String... arguments) {
    return agree("", below, variables, arguments);
  }

  private String agree(
      String input, String below, Map<String, String> variables, String... arguments) {
    SideBySide both =
        new SideBySide(directory.resolve(below), variables, input, List.of(arguments));
    both.agree();
    return both.berth().out();
  }
}
