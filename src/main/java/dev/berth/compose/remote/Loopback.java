package dev.berth.compose.remote;

import java.util.regex.Pattern;

/// Names of this very machine, the only one that is spoken to without encryption.
final class Loopback {
  private static final Pattern NAMES =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");

  private Loopback() {}

  /// @param host a host without a port
  static boolean is(String host) {
    return NAMES.matcher(host).matches();
  }
}
