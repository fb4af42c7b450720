package dev.berth.cli.export;

import dev.berth.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where an exported file goes, and the values that it leaves out.
public final class ExportOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  @Nullable String output;

  @Option(
      names = "--values",
      paramLabel = "FILE",
      description =
          "Write values of variables named like credentials to this file, for --env-file.")
  @Nullable String values;

  public void write(Session session, ExportedFile exported) throws IOException {
    Path directory = session.console().workingDirectory();
    if (output == null) {
      session.console().out().print(exported.text());
    } else {
      Files.writeString(directory.resolve(output), exported.text());
    }
    if (values != null) {
      writePrivate(directory.resolve(values), exported.values());
    } else if (!exported.values().isEmpty()) {
      session
          .problems()
          .note("Left to the environment: " + String.join(", ", exported.values().keySet()));
    }
  }

  private static void writePrivate(Path file, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) ->
        text.append(name)
            .append("='")
            .append(value.replace("\\", "\\\\").replace("'", "\\'"))
            .append("'\n"));
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
