package dev.berth.compose.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemoteTest {
  @TempDir Path root;
  GitRepository repository;

  @BeforeEach
  void repository() throws IOException {
    repository =
        new GitRepository(root)
            .file(
                "compose.yaml",
                """
                services:
                  web:
                    image: web:${TAG:-none}
                    env_file: web.env
                    volumes: ["./data:/data"]
                """)
            .file("web.env", "WEB=1")
            .file(".env", "TAG=7")
            .file("sub/docker-compose.yml", "services: {sub: {image: sub}}");
  }

  private String include(String reference) throws IOException {
    return loading(reference).config();
  }

  private String problems(String reference) throws IOException {
    return loading(reference).problems();
  }

  private Loading loading(String reference) throws IOException {
    return repository.loading(root).file("compose.yaml", "include:\n  - " + reference + "\n");
  }

  private static final String WEB =
      """
      name: demo
      services:
        web:
          environment:
            WEB: "1"
          image: web:7
          networks:
            default: null
          volumes:
            - type: bind
              source: CACHE/git/HASH/data
              target: /data
              bind:
                create_host_path: true
      networks:
        default:
          name: demo_default
      """;

  private static String only(String service) {
    return """
    name: demo
    services:
      %1$s:
        image: %1$s
        networks:
          default: null
    networks:
      default:
        name: demo_default
    """
        .formatted(service);
  }

  @Test
  void anIncludedRepositoryIsAProjectOfItsOwn() throws IOException {
    repository.commit();
    assertThat(include(GitRepository.ADDRESS)).isEqualTo(WEB);
  }

  @Test
  void aServiceExtendsOneOfARepository() throws IOException {
    repository.commit();
    Loading loading =
        repository
            .loading(root)
            .file(
                "compose.yaml",
                """
                services:
                  web:
                    extends: {file: "https://git.example/app.git#main", service: web}
                    image: web:7
                """);
    assertThat(loading.config()).isEqualTo(WEB);
  }

  @Test
  void aRepositoryIsTheProjectItself() throws IOException {
    repository.commit();
    assertThat(repository.loading(root).with("TAG", "7").config(GitRepository.ADDRESS))
        .isEqualTo(WEB);
  }

  @Test
  void aRevisionIsABranchATagOrACommit() throws IOException {
    String first =
        repository.file("sub/compose.yaml", "services: {first: {image: first}}").commit();
    repository.git("tag", "--annotate", "--message=first", "v1");
    repository.file("sub/compose.yaml", "services: {second: {image: second}}").commit();
    repository.git("branch", "feature/two");
    assertThat(include("https://git.example/app.git#:sub")).isEqualTo(only("second"));
    assertThat(include("https://git.example/app.git#feature/two:sub")).isEqualTo(only("second"));
    assertThat(include("https://git.example/app.git#v1:sub")).isEqualTo(only("first"));
    assertThat(include("https://git.example/app.git#refs/tags/v1:sub")).isEqualTo(only("first"));
    assertThat(include("https://git.example/app.git#" + first + ":sub")).isEqualTo(only("first"));
    assertThat(include("https://git.example/app.git?tag=v1&subdir=sub")).isEqualTo(only("first"));
    try (Stream<Path> copies = Files.list(root.resolve("cache/berth/remote/git"))) {
      assertThat(copies).as("one copy for each commit").hasSize(2);
    }
  }

  @Test
  void anotherBranchThatEndsAlikeIsNotMeant() throws IOException {
    repository.file("sub/compose.yaml", "services: {other: {image: other}}").commit();
    repository.git("branch", "a/main");
    repository.file("sub/compose.yaml", "services: {right: {image: right}}").commit();
    assertThat(include("https://git.example/app.git#main:sub")).isEqualTo(only("right"));
  }

  @Test
  void aCommitThatIsThereNeedsNoNetwork() throws IOException {
    String commit = repository.commit();
    include(GitRepository.ADDRESS + "#" + commit);
    Files.move(root.resolve("repositories"), root.resolve("gone"));
    assertThat(include(GitRepository.ADDRESS + "#" + commit)).isEqualTo(WEB);
  }

  @Test
  void aHookOfTheUsersTemplatesDoesNotRun() throws IOException {
    repository.commit();
    Path hook = root.resolve("templates/hooks/post-checkout");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch " + root.resolve("ran") + "\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    Loading loading =
        loading(GitRepository.ADDRESS)
            .with("GIT_TEMPLATE_DIR", root.resolve("templates").toString());
    assertThat(loading.config()).isEqualTo(WEB);
    assertThat(root.resolve("ran")).doesNotExist();
  }

  @Test
  void aRevisionThatIsNotThereIsToldWithItsPlace() throws IOException {
    repository.commit();
    assertThat(problems("https://git.example/app.git#nope"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: the repository https://git.example/app.git has no branch or tag "nope"
                2 |   - https://git.example/app.git#nope
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: name a branch, a tag, or a commit by its whole hash
            """);
  }

  @Test
  void aRepositoryThatIsNotThereIsToldWithTheReasonOfGit() throws IOException {
    assertThat(problems("https://user:secret@git.example/other.git"))
        .startsWith(
            "compose.yaml:2:5: error: include: the repository https://git.example/other.git"
                + " cannot be fetched: ")
        .contains("  help: try git ls-remote https://git.example/other.git\n");
  }

  @Test
  void aFileThatIsNotThereIsToldWithItsPlace() throws IOException {
    repository.file("empty/readme", "").commit();
    assertThat(problems("https://git.example/app.git#main:nope.yaml"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: there is no nope.yaml in https://git.example/app.git at main
                2 |   - https://git.example/app.git#main:nope.yaml
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: name the file after a colon: #main:path/compose.yaml
            """);
    assertThat(problems("https://git.example/app.git#main:empty"))
        .startsWith(
            "compose.yaml:2:5: error: include: there is no Compose file below empty in"
                + " https://git.example/app.git at main\n");
  }

  @Test
  void aReferenceOfTheWrongFormIsToldWithTheRightOne() throws IOException {
    assertThat(problems("https://git.example/app.git?depth=1"))
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: "https://git.example/app.git?depth=1" is no git reference: it may have ref, branch, tag and subdir, not depth
                2 |   - https://git.example/app.git?depth=1
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: write it as https://host/repository.git#branch:path/compose.yaml
            """);
    assertThat(problems("ssh://-oProxyCommand=x/app.git"))
        .startsWith(
            "compose.yaml:2:5: error: include: \"ssh://-oProxyCommand=x/app.git\" is no git"
                + " reference: it names no host and repository\n");
    assertThat(problems("ssh://-oProxyCommand=x@git.example/app.git"))
        .contains("it names no host and repository\n");
  }

  @Test
  void aRevisionIsNoOptionOfGit() throws IOException {
    repository.commit();
    Path ran = root.resolve("ran");
    assertThat(problems(GitRepository.ADDRESS + "#--upload-pack=touch\t" + ran))
        .contains("is no git reference: it has a space in it\n");
    assertThat(problems(GitRepository.ADDRESS + "#--upload-pack=touch${IFS}" + ran))
        .contains("compose.yaml:2:5: error:");
    assertThat(problems("https://git.example/app.git?ref=--upload-pack%3D" + ran))
        .contains("has no branch or tag \"--upload-pack=ROOT/ran\"\n");
    assertThat(ran).doesNotExist();
  }

  @Test
  void aSubmoduleIsNotFetched() throws IOException {
    String commit = repository.file("sub/x", "").commit();
    repository.file(
        ".gitmodules",
        """
        [submodule "inner"]
          path = inner
          url = --upload-pack=touch /tmp/never
        """);
    repository.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",inner");
    repository.commit();
    assertThat(include(GitRepository.ADDRESS)).isEqualTo(WEB);
  }

  @Test
  void missingGitIsTold() throws IOException {
    assertThat(loading("https://git.example/app.git").with("PATH", "/nowhere").problems())
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: there is no git on the PATH
                2 |   - https://git.example/app.git
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: install git
            """);
  }

  @Test
  void aVariableTurnsItOff() throws IOException {
    Loading loading = loading(GitRepository.ADDRESS);
    assertThat(loading.with("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "false").problems())
        .isEqualTo(
            """
            compose.yaml:2:5: error: include: COMPOSE_EXPERIMENTAL_GIT_REMOTE=false turns this off
                2 |   - https://git.example/app.git
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: unset COMPOSE_EXPERIMENTAL_GIT_REMOTE
            """);
    assertThat(loading.with("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "maybe").problems())
        .startsWith(
            "compose.yaml:2:5: error: include: COMPOSE_EXPERIMENTAL_GIT_REMOTE is true or false,"
                + " not \"maybe\"\n");
  }
}
