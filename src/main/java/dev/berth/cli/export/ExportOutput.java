package dev.berth.cli.export;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.OptionGroup;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an exported file goes, and the values that it leaves out.
public final class ExportOutput implements OptionGroup {
  private final Options options = new Options();

  final Parameter<@Nullable String> output =
      options.option(
          "-o, --output", "FILE", Form.text(), "File to write. Default: standard output.");

  final Parameter<@Nullable String> values =
      options.option(
          "--values",
          "FILE",
          Form.text(),
          "Write values of variables named like credentials to this file, for --env-file.");

  @Override
  public Options options() {
    return options;
  }

  public void write(Session session, ExportedFile exported) throws IOException {
    Path directory = session.console().workingDirectory();
    if (output.get() == null) {
      session.console().out().print(exported.text());
    } else {
      Files.writeString(directory.resolve(output.get()), exported.text());
    }
    if (values.get() != null) {
      writePrivate(directory.resolve(values.get()), exported.values());
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
