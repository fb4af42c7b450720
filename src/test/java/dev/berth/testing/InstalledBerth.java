package dev.berth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// Berth as the packages install it: their own launcher, with the classes under test behind it.
///
/// @param home the directory that it is installed into
public record InstalledBerth(Path home) {
  private static final String VERSION = "0.1.0-test";

  /// Installs Berth into a new directory.
  public static InstalledBerth in(Path home) {
    try {
      Files.createDirectories(home.resolve("bin"));
      Files.createDirectories(home.resolve("app"));
      Files.createSymbolicLink(home.resolve("runtime"), Path.of(System.getProperty("java.home")));
      writeJar(home.resolve("app/berth.jar"));
      Path launcher = home.resolve("bin/berth");
      Files.writeString(
          launcher,
          Files.readString(Path.of("bin/lib/package/berth"))
              .replace("@VERSION@", VERSION)
              .replace("@FLAGS@", flags()));
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new InstalledBerth(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What packages tell the JVM.
  private static String flags() throws IOException {
    String script = "checkout=. && . bin/lib/rehearsal.sh && printf %s \"${jvm_flags[*]}\"";
    Process shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.startsWith("-XX:")) {
      throw new IOException("bin/lib/rehearsal.sh has no flags: " + said);
    }
    return said;
  }

  /// A jar that has nothing in it but where the classes are.
  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /// The program.
  public Path launcher() {
    return home.resolve("bin/berth");
  }

  /// Makes it a plugin of the Docker CLI.
  ///
  /// @param configuration directory that `DOCKER_CONFIG` names
  /// @param name the word after `docker`
  public InstalledBerth asPlugin(Path configuration, String name) {
    try {
      Path plugins = Files.createDirectories(configuration.resolve("cli-plugins"));
      Files.createSymbolicLink(plugins.resolve("docker-" + name), launcher());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
