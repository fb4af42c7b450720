package dev.berth.docker;

/// A version of the Engine API.
///
/// @param major first number
/// @param minor second number
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// The oldest one that Berth speaks (Docker 20.10).
  public static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /// The newest one that Berth knows.
  public static final ApiVersion NEWEST = new ApiVersion(1, 51);

  /// Reads `1.41`; anything else is 0.0.
  static ApiVersion parse(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      return parts.length == 2
          ? new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
          : new ApiVersion(0, 0);
    } catch (NumberFormatException e) {
      return new ApiVersion(0, 0);
    }
  }

  /// Whether this version has what came with that one.
  ///
  /// @param minorNumber second number of a version 1.x
  public boolean atLeast(int minorNumber) {
    return compareTo(new ApiVersion(1, minorNumber)) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    int order = Integer.compare(major, other.major);
    return order != 0 ? order : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
