package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fetched project reads nothing of the machine that fetches it.
class OutsideRemoteTest {
  @TempDir Path root;
  GitRepository repository;

  @BeforeEach
  void repository() throws IOException {
    repository = new GitRepository(root);
    Files.writeString(root.resolve("secret.yaml"), "services: {secret: {image: secret}}");
    Files.writeString(root.resolve("secret.env"), "SECRET=1");
  }

  private String problems(String compose) throws IOException {
    repository.file("compose.yaml", compose).commit();
    return include("");
  }

  private String include(String fragment) throws IOException {
    return repository
        .loading(root)
        .file("compose.yaml", "include: [\"" + GitRepository.ADDRESS + fragment + "\"]\n")
        .problems();
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("").replaceFirst("^\\S+ error: ", "");
  }

  @Test
  void aPathOfTheReferenceStaysInTheRepository() throws IOException {
    repository.link("link.yaml", root.resolve("secret.yaml").toString());
    repository.file("compose.yaml", "services: {}").commit();
    assertThat(include("#main:sub/../../x"))
        .isEqualTo(
            """
            compose.yaml:1:11: error: include: "sub/../../x" leads out of the repository https://git.example/app.git
                1 | include: ["https://git.example/app.git#main:sub/../../x"]
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: name a path below the top of the repository
            """);
    assertThat(first(include("#main:/etc/passwd")))
        .isEqualTo(
            "include: \"/etc/passwd\" leads out of the repository https://git.example/app.git");
    assertThat(first(include("#main:link.yaml")))
        .isEqualTo(
            "include: \"link.yaml\" leads out of the repository https://git.example/app.git");
  }

  @Test
  void anIncludeStaysInTheRepository() throws IOException {
    assertThat(problems("include: [../../../../../secret.yaml]"))
        .isEqualTo(
            """
            CACHE/git/HASH/compose.yaml:1:11: error: include: "../../../../../secret.yaml" leads out of the remote project that names it
                1 | include: [../../../../../secret.yaml]
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^
              included from compose.yaml:1:11
              help: a file that was fetched can only use what was fetched along with it
            """);
    assertThat(first(problems("include: [" + root.resolve("secret.yaml") + "]")))
        .isEqualTo("include: \"ROOT/secret.yaml\" leads out of the remote project that names it");
  }

  @Test
  void anIncludedEnvFileStaysInTheRepository() throws IOException {
    assertThat(
            first(problems("include: [{path: other.yaml, env_file: ../../../../../secret.env}]")))
        .isEqualTo(
            "include: \"../../../../../secret.env\" leads out of the remote project that names it");
  }

  @Test
  void anExtendedFileStaysInTheRepository() throws IOException {
    assertThat(
            first(
                problems(
                    "services: {a: {extends: {file: ../../../../../secret.yaml, service:"
                        + " secret}}}")))
        .isEqualTo(
            "services.a.extends.file: \"../../../../../secret.yaml\" leads out of the remote"
                + " project that names it");
  }

  @Test
  void aSymbolicLinkStaysInTheRepository() throws IOException {
    repository.link("link.env", root.resolve("secret.env").toString());
    assertThat(first(problems("services: {a: {image: a, env_file: link.env}}")))
        .isEqualTo("\"link.env\" leads out of the remote project that names it");
  }

  @Test
  void aRelativePathOfAServiceStaysInTheRepository() throws IOException {
    assertThat(first(problems("services: {a: {image: a, volumes: [\"../../..:/x\"]}}")))
        .isEqualTo("\"../../..\" leads out of the remote project that names it");
    assertThat(first(problems("services: {a: {image: a, env_file: ../../../../../secret.env}}")))
        .isEqualTo("\"../../../../../secret.env\" leads out of the remote project that names it");
  }

  @Test
  void anAbsolutePathOfAServiceIsThatOfTheMachine() throws IOException {
    assertThat(problems("services: {a: {image: a, volumes: [\"/var/run:/x\"]}}")).isEmpty();
  }

  @Test
  void aRepositoryThatIncludesItselfIsACycle() throws IOException {
    assertThat(first(problems("include: [\"https://git.example/app.git\"]")))
        .isEqualTo("include: files include each other: compose.yaml → compose.yaml");
  }
}
