package dev.berth.cli.inside;

import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import java.util.Arrays;
import java.util.Locale;

/// The keys that leave a container alone while it goes on. They are not passed on to it, unless
/// others than they follow.
final class DetachKeys {
  private static final String USUAL = "ctrl-p,ctrl-q";
  private static final String CONTROL = "ctrl-";

  private final byte[] keys;
  private int seen;

  private DetachKeys(byte... keys) {
    this.keys = keys;
  }

  /// Ctrl-P, Ctrl-Q.
  static DetachKeys usual() {
    return of(USUAL);
  }

  /// Keys as docker takes them: characters and `ctrl-X`, with commas in between.
  ///
  /// @throws ProblemsException if they are none
  static DetachKeys of(String text) {
    String[] names = text.split(",", -1);
    byte[] keys = new byte[names.length];
    for (int i = 0; i < names.length; i++) {
      keys[i] = key(names[i]);
    }
    return new DetachKeys(keys);
  }

  private static byte key(String name) {
    if (name.length() == 1) {
      return (byte) name.charAt(0);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith(CONTROL) && lower.length() == CONTROL.length() + 1) {
      char letter = lower.charAt(CONTROL.length());
      int code = "@abcdefghijklmnopqrstuvwxyz[\\]^_".indexOf(letter);
      if (code >= 0) {
        return (byte) code;
      }
    }
    throw new ProblemsException(
        Problem.error(Code.USAGE, "--detach-keys: no key: \"" + name + "\"")
            .withHelp("use characters and ctrl-X, with commas in between"));
  }

  /// What is passed on of these bytes.
  byte[] pass(byte[] bytes, int length) {
    byte[] passed = new byte[length + seen];
    int count = 0;
    for (int i = 0; i < length && !complete(); i++) {
      if (bytes[i] == keys[seen]) {
        seen++;
        continue;
      }
      System.arraycopy(keys, 0, passed, count, seen);
      count += seen;
      seen = bytes[i] == keys[0] ? 1 : 0;
      if (seen == 0) {
        passed[count++] = bytes[i];
      }
    }
    return Arrays.copyOf(passed, count);
  }

  /// Whether all of them were typed.
  boolean complete() {
    return seen == keys.length;
  }
}
