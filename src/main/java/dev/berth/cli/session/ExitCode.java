package dev.berth.cli.session;

/// Exit codes of the process.
public final class ExitCode {
  /// Done, or nothing to do.
  public static final int OK = 0;

  /// Something is wrong; nothing or not everything was done.
  public static final int ERROR = 1;

  /// `plan`: there are changes.
  public static final int CHANGES = 2;

  /// `plan`: something needs a decision first.
  public static final int BLOCKED = 3;

  /// Stopped by Ctrl-C.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
