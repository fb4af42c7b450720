package dev.berth.model;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A config or a secret.
///
/// @param key key under `configs` or `secrets`
/// @param name name on the target: `<project>_<key>` unless the file says otherwise
/// @param origin where its content comes from
/// @param labels labels of the object
/// @param driver driver of a secret
/// @param driverOptions options of that driver
/// @param templateDriver driver that expands templates in it
public record FileObject(
    String key,
    String name,
    Origin origin,
    Map<String, String> labels,
    @Nullable String driver,
    Map<String, String> driverOptions,
    @Nullable String templateDriver) {

  /// Where the content comes from.
  public sealed interface Origin {
    /// A file.
    ///
    /// @param file absolute path
    record OfFile(Path file) implements Origin {}

    /// A variable of the caller's environment.
    ///
    /// @param variable its name
    /// @param value its value; absent if it is not set
    record OfEnvironment(String variable, @Nullable String value) implements Origin {
      /// Leaves the value out: it may be a secret.
      @Override
      public String toString() {
        return "OfEnvironment[variable=" + variable + "]";
      }
    }

    /// Text in the Compose file itself.
    ///
    /// @param content the text
    record Inline(String content) implements Origin {}

    /// It exists already and is not Berth's to make.
    record External() implements Origin {}

    /// A driver of the swarm provides it.
    record Driver() implements Origin {}
  }

  public FileObject {
    labels = Maps.ordered(labels);
    driverOptions = Maps.ordered(driverOptions);
  }

  /// Whether it must exist already.
  public boolean external() {
    return origin instanceof Origin.External;
  }
}
