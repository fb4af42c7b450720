package dev.berth.model;

import java.util.Optional;

/// A restart policy of the `restart` attribute.
///
/// @param mode when it is restarted
/// @param maximumRetries attempts with `on-failure`; 0 for no limit
public record Restart(Mode mode, int maximumRetries) {

  /// When a container is restarted.
  public enum Mode {
    /// Never.
    NO("no"),
    /// Whenever it ends.
    ALWAYS("always"),
    /// When it ends with another exit code than 0.
    ON_FAILURE("on-failure"),
    /// Whenever it ends, unless someone stopped it.
    UNLESS_STOPPED("unless-stopped");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    /// As Compose files and the Engine API write it.
    public String text() {
      return text;
    }
  }

  /// Reads `no`, `always`, `on-failure[:retries]` or `unless-stopped`.
  ///
  /// @return the policy, or nothing if the text is none
  public static Optional<Restart> parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    for (Mode mode : Mode.values()) {
      if (mode.text.equals(name)) {
        if (colon < 0) {
          return Optional.of(new Restart(mode, 0));
        }
        try {
          return Optional.of(new Restart(mode, Integer.parseInt(text.substring(colon + 1))));
        } catch (NumberFormatException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
