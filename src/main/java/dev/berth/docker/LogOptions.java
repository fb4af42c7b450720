package dev.berth.docker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which output is wanted.
///
/// @param follow goes on with what is written from now on
/// @param tail number of lines from the end; absent for all
/// @param since time as RFC 3339 or seconds since 1970; absent for the beginning
/// @param until time as RFC 3339 or seconds since 1970; absent for the end
/// @param timestamps begins each line with its time
public record LogOptions(
    boolean follow,
    @Nullable Integer tail,
    @Nullable String since,
    @Nullable String until,
    boolean timestamps) {
  private static final int SECOND = 1_000_000_000;

  /// Everything so far.
  public static final LogOptions ALL = new LogOptions(false, null, null, null, false);

  /// Everything so far and from now on.
  public static final LogOptions FOLLOW = new LogOptions(true, null, null, null, false);

  /// A time as the engine takes it: seconds since 1970, with nine digits after the point.
  public static String time(Instant time) {
    String nanos = Integer.toString(SECOND + time.getNano());
    return time.getEpochSecond() + "." + nanos.substring(1);
  }

  Call on(Call call) {
    return call.flag("stdout", true)
        .flag("stderr", true)
        .flag("follow", follow)
        .flag("timestamps", timestamps)
        .query("tail", tail == null ? "all" : tail)
        .query("since", since)
        .query("until", until);
  }
}
