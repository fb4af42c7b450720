package dev.berth.cli;

/// Exit codes of the process.
final class ExitCode {
  /// Done, or nothing to do.
  static final int OK = 0;

  /// Something is wrong; nothing or not everything was done.
  static final int ERROR = 1;

  /// `plan`: there are changes.
  static final int CHANGES = 2;

  /// `plan`: something needs a decision first.
  static final int BLOCKED = 3;

  /// Stopped by Ctrl-C.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
