package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.session.ExitCode;
import dev.berth.docker.TarReader;
import dev.berth.testing.Engine;
import dev.berth.testing.Waiting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Commands that look into containers, run something there or copy files, on any engine. None of
/// them changes the containers that there are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InsideScenarios {
  private final ProjectOnEngine project;
  private final String port;

  InsideScenarios(Engine engine, String port) {
    this.port = port;
    this.project = new ProjectOnEngine(engine.withImages("busybox:latest"), "it-inside");
  }

  /// What this engine says of a program that is not there.
  abstract int codeOfAMissingProgram();

  @BeforeAll
  void up() {
    project.file(
        """
        services:
          web:
            image: busybox
            command: sh -c 'echo hello from web; sleep 600'
            init: true
            stop_grace_period: 0s
            ports: ["%s:80"]
            volumes: [data:/data]
            labels: {color: blue}
          worker:
            image: busybox
            command: sh -c 'echo hello from $$HOSTNAME; sleep 600'
            init: true
            stop_grace_period: 0s
            environment: {KIND: worker}
            deploy: {replicas: 2}
        volumes: {data: {}}
        """
            .formatted(port));
    project.succeed("up", "-d");
  }

  @AfterAll
  void removeAll() {
    project.close();
  }

  @Test
  void execMustPassOutputAndErrorsOnApart() {
    Call call = project.berth("exec", "-T", "web", "sh", "-c", "echo out; echo err >&2");
    assertThat(call.out()).isEqualTo("out\n");
    assertThat(call.err()).isEqualTo("err\n");
  }

  @Test
  void execMustExitWithTheCodeOfTheCommand() {
    assertThat(project.berth("exec", "web", "sh", "-c", "exit 7").exitCode()).isEqualTo(7);
    assertThat(project.berth("exec", "web", "/no/such/program").exitCode())
        .isEqualTo(codeOfAMissingProgram());
  }

  @Test
  void execMustPassStandardInputOnToItsEnd() {
    Call call = project.withInput("one\ntwo\n", "exec", "-T", "web", "wc", "-l");
    assertThat(call.out().strip()).isEqualTo("2");
  }

  @Test
  void execMustKeepStandardInputToItselfIfTold() {
    assertThat(project.withInput("one\n", "exec", "-T", "-i=false", "web", "cat").out()).isEmpty();
    assertThat(project.withInput("one\n", "exec", "-it", "-T", "web", "cat").out())
        .isEqualTo("one\n");
  }

  @Test
  void execMustHonourItsOptions() {
    assertThat(
            project.succeed(
                "exec",
                "-e",
                "A=1",
                "-w",
                "/tmp",
                "-u",
                "nobody",
                "web",
                "sh",
                "-c",
                "echo $A $(pwd) $(id -un)"))
        .isEqualTo("1 /tmp nobody\n");
  }

  @Test
  void execMustTakeTheContainerThatIsNamed() {
    String second = project.id("worker-2").substring(0, 12);
    assertThat(project.succeed("exec", "--index", "2", "worker", "hostname"))
        .isEqualTo(second + "\n");
    Call none = project.berth("exec", "--index", "9", "worker", "true");
    assertThat(none.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(none.err()).contains("service worker has no running container number 9");
  }

  @Test
  void execMustLeaveTheOptionsOfItsCommandAlone() {
    assertThat(project.succeed("exec", "web", "echo", "--help", "-T")).isEqualTo("--help -T\n");
  }

  @Test
  void aDetachedExecMustReturnAtOnce() {
    assertThat(project.succeed("exec", "-d", "web", "sleep", "55")).isEmpty();
    Waiting.until(
        "top shows what runs in the background",
        Duration.ofSeconds(10),
        () -> project.succeed("top", "web").contains("sleep 55"),
        () -> project.succeed("top", "web"));
  }

  @Test
  void runMustUseAContainerOfItsOwnAndRemoveIt() {
    Call call = project.berth("run", "--rm", "worker", "sh", "-c", "echo $KIND; exit 5");
    assertThat(call.out()).isEqualTo("worker\n");
    assertThat(call.exitCode()).isEqualTo(5);
    assertThat(project.containers()).noneMatch(name -> name.contains("run"));
  }

  @Test
  void runMustPassStandardInputOn() {
    assertThat(project.withInput("piped", "run", "--rm", "worker", "cat").out()).isEqualTo("piped");
  }

  @Test
  void runMustHonourItsOptions() {
    project.file("extra.env", "B=2\n");
    assertThat(
            project.succeed(
                "run",
                "--rm",
                "-e",
                "A=1",
                "--env-from-file",
                "extra.env",
                "-u",
                "nobody",
                "-w",
                "/tmp",
                "-v",
                "data:/mnt",
                "--entrypoint",
                "sh -c",
                "worker",
                "echo $A$B $(id -un) $(pwd); ls -d /mnt"))
        .isEqualTo("12 nobody /tmp\n/mnt\n");
  }

  @Test
  void runMustNotPublishThePortsOfTheServiceUnlessAsked() {
    assertThat(project.berth("run", "--rm", "web", "true").exitCode()).isZero();
    Call taken = project.berth("run", "--rm", "-P", "web", "true");
    assertThat(taken.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(taken.err()).contains(port);
    assertThat(project.berth("run", "--rm", "-P", "-p", "1:1", "web", "true").err())
        .isEqualTo("error: --service-ports and --publish exclude each other\n");
    assertThat(project.containers()).noneMatch(name -> name.contains("run"));
  }

  @Test
  void aDetachedRunMustPrintItsIdAndStayOutOfPs() {
    String id =
        project
            .succeed("run", "-d", "--name", "it-inside-aside", "-l", "x=y", "worker", "sleep", "9")
            .strip();
    assertThat(id).hasSize(64);
    assertThat(project.inspect("aside").getId()).isEqualTo(id);
    assertThat(project.inspect("aside").getConfig().getLabels())
        .containsEntry("com.docker.compose.oneoff", "True")
        .containsEntry("x", "y");
    assertThat(project.succeed("ps", "--format", "{{.Name}}")).doesNotContain("aside");
    assertThat(project.succeed("ps", "-a", "--format", "{{.Name}}")).contains("aside");
    project.engine.client().removeContainerCmd(id).withForce(true).exec();
  }

  @Test
  void runOfNothingKnownMustBeRefused() {
    assertThat(project.berth("run", "nosuch", "true").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void cpMustCopyFilesBothWays() throws IOException {
    project.file("up/deep/file", "content");
    project.succeed("cp", "up", "web:/tmp/new");
    assertThat(project.succeed("exec", "web", "cat", "/tmp/new/deep/file")).isEqualTo("content");
    project.succeed("cp", "up", "web:/tmp/new");
    assertThat(project.succeed("exec", "web", "cat", "/tmp/new/up/deep/file")).isEqualTo("content");
    project.succeed("cp", "web:/tmp/new/deep", "back");
    assertThat(Files.readString(project.directory.resolve("back/file"))).isEqualTo("content");
    project.succeed("cp", "web:/tmp/new/deep/.", "back");
    assertThat(project.directory.resolve("back/deep")).doesNotExist();
  }

  @Test
  void cpMustKeepWhenFilesWereChanged() throws IOException {
    FileTime time = FileTime.from(Instant.parse("2024-02-03T04:05:06Z"));
    project.file("old", "content");
    Files.setLastModifiedTime(project.directory.resolve("old"), time);
    project.succeed("cp", "old", "web:/tmp/old");
    assertThat(project.succeed("exec", "web", "stat", "-c", "%Y", "/tmp/old"))
        .isEqualTo("1706933106\n");
    project.succeed("cp", "web:/tmp/old", "old-again");
    assertThat(Files.getLastModifiedTime(project.directory.resolve("old-again"))).isEqualTo(time);
  }

  @Test
  void cpMustReachEveryContainerOfAService() {
    project.file("all", "x");
    project.succeed("cp", "all", "worker:/tmp/all");
    assertThat(project.succeed("exec", "--index", "1", "worker", "cat", "/tmp/all")).isEqualTo("x");
    assertThat(project.succeed("exec", "--index", "2", "worker", "cat", "/tmp/all")).isEqualTo("x");
  }

  @Test
  void cpMustStreamArchives() throws IOException {
    project.succeed("exec", "web", "sh", "-c", "echo streamed > /tmp/streamed");
    Call call = project.berth("cp", "web:/tmp/streamed", "-");
    TarReader tar =
        new TarReader(new ByteArrayInputStream(call.out().getBytes(StandardCharsets.UTF_8)));
    assertThat(tar.next()).map(TarReader.Entry::name).contains("streamed");
  }

  @Test
  void cpOfNothingMustBeAnError() {
    assertThat(project.berth("cp", "web:/no/such", ".").err()).contains("there is no /no/such");
    assertThat(project.berth("cp", "nosuch", "web:/tmp/").exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(project.berth("cp", "a", "b").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void topMustShowTheProcessesOfEachContainer() {
    List<String> lines = project.succeed("top", "worker").lines().toList();
    assertThat(lines.getFirst()).startsWith("SERVICE  #   UID");
    assertThat(lines).anyMatch(line -> line.matches("worker +1 .*sleep 600"));
    assertThat(lines).anyMatch(line -> line.matches("worker +2 .*sleep 600"));
  }

  @Test
  void portMustTellWhereItIsPublished() {
    assertThat(project.succeed("port", "web", "80")).isEqualTo("0.0.0.0:" + port + "\n");
    Call none = project.berth("port", "web", "81");
    assertThat(none.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(none.err()).contains("does not publish port 81/tcp");
  }

  @Test
  void statsMustShowEachContainerOnce() {
    assertThat(project.succeed("stats", "--no-stream", "--format", "{{.Name}} {{.PIDs}}").lines())
        .hasSize(3)
        .allMatch(line -> line.matches("it-inside-(web|worker)-\\d [1-9]\\d*"));
  }

  @Test
  void imagesMustTellWhatContainersWereMadeFrom() {
    assertThat(project.succeed("images", "web"))
        .matches("(?s)CONTAINER +REPOSITORY +TAG .*it-inside-web-1 +busybox +latest .*");
    project.engine.docker(project.directory, "tag", "busybox", "a-it-inside:1").expectSuccess();
    assertThat(project.succeed("images", "web"))
        .as("the name that it was made from")
        .contains(" busybox ");
    project.engine.docker(project.directory, "rmi", "a-it-inside:1").expectSuccess();
    assertThat(project.succeed("images", "-q")).hasLineCount(1);
    assertThat(project.succeed("images", "--format", "json")).startsWith("[{\"ID\":\"sha256:");
  }

  @Test
  void volumesMustListThoseOfTheProject() {
    assertThat(project.succeed("volumes", "-q")).isEqualTo("it-inside_data\n");
    assertThat(project.succeed("volumes", "--format", "{{.Driver}} {{.Name}}"))
        .isEqualTo("local it-inside_data\n");
    assertThat(project.succeed("volumes", "-q", "worker")).isEmpty();
  }

  @Test
  void eventsMustTellWhatHappened() {
    assertThat(
            project.succeed("events", "--since", "10m", "--until", "0s", "--json", "web").lines())
        .anyMatch(
            line -> line.contains("\"action\":\"start\"") && line.contains("\"service\":\"web\""))
        .noneMatch(line -> line.contains("\"service\":\"worker\""));
  }

  @Test
  void commitMustMakeAnImage() {
    project.succeed("commit", "-m", "kept", "-c", "ENV KEPT=1", "web", "it-inside:kept");
    var image = project.engine.client().inspectImageCmd("it-inside:kept").exec();
    assertThat(image.getComment()).isEqualTo("kept");
    assertThat(Objects.requireNonNull(image.getConfig()).getEnv()).contains("KEPT=1");
    project.engine.client().removeImageCmd("it-inside:kept").exec();
  }

  @Test
  void exportMustWriteTheWholeFileSystem() throws IOException {
    project.succeed("export", "web", "-o", "web.tar");
    List<String> names = new ArrayList<>();
    try (var in = Files.newInputStream(project.directory.resolve("web.tar"))) {
      TarReader tar = new TarReader(in);
      for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        names.add(entry.get().name());
      }
    }
    assertThat(names).contains("bin/busybox", "etc/passwd");
  }

  @Test
  void logsMustShowOneContainerOfAService() {
    String second = project.id("worker-2").substring(0, 12);
    assertThat(project.succeed("logs", "--no-color", "--index", "2", "worker"))
        .isEqualTo("worker-2  | hello from " + second + "\n");
    assertThat(project.succeed("logs", "--since", "1h", "--no-log-prefix", "web"))
        .isEqualTo("hello from web\n");
    Call none = project.berth("logs", "--index", "9", "worker");
    assertThat(none.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(none.err()).startsWith("error: service worker has no container number 9\n");
  }

  @Test
  void psMustFillInTemplates() {
    assertThat(project.succeed("ps", "--format", "{{.Service}}/{{.State}}", "web"))
        .isEqualTo("web/running\n");
    assertThat(project.succeed("ps", "--format", "{{.Label \"color\"}}", "web"))
        .isEqualTo("blue\n");
    assertThat(project.succeed("ps", "--format", "table {{.Name}}\\t{{.Ports}}", "web"))
        .startsWith("NAME ")
        .contains("PORTS\n")
        .contains("0.0.0.0:" + port + "->80/tcp");
    assertThat(project.succeed("ps", "--format", "{{json .}}", "web"))
        .contains("\"Service\":\"web\"");
    Call bad = project.berth("ps", "--format", "{{.Nope}}");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(bad.err()).contains("there is no field .Nope");
  }

  @Test
  void psMustFilterByState() {
    assertThat(project.succeed("ps", "-q", "--status", "running")).hasLineCount(3);
    assertThat(project.succeed("ps", "-q", "--filter", "status=exited")).isEmpty();
    assertThat(project.berth("ps", "--filter", "name=x").exitCode()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void lsMustFilterByName() {
    assertThat(project.succeed("ls", "-q", "--filter", "name=it-inside")).isEqualTo("it-inside\n");
    assertThat(project.succeed("ls", "-q", "--filter", "name=it-inside-not")).isEmpty();
  }
}
