package dev.berth.cli.session;

import java.util.Objects;

/// The version of this build.
public final class Version {
  private Version() {}

  /// The number, or `dev` where classes are not in a jar.
  public static String number() {
    return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");
  }
}
