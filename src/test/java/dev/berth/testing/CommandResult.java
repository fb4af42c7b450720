package dev.berth.testing;

/// What a finished program left behind.
public record CommandResult(int exitCode, String output, String errors) {

  /// The output of a program that must have succeeded.
  ///
  /// @throws AssertionError with everything it wrote, when it did not
  public String expectSuccess() {
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + "\n" + output + errors);
    }
    return output;
  }
}
