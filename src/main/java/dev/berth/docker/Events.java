package dev.berth.docker;

import org.jspecify.annotations.Nullable;

/// What happens on the engine: `/events` of the Engine API.
public final class Events {
  private final Transport transport;

  Events(Transport transport) {
    this.transport = transport;
  }

  /// Events from now on. Once this returns, none is missed.
  public EventStream open(Filters filters) {
    return open(filters, null, null);
  }

  /// Events of a stretch of time.
  ///
  /// @param since time as RFC 3339 or seconds since 1970; absent for now
  /// @param until time as RFC 3339 or seconds since 1970; absent for never ending
  public EventStream open(Filters filters, @Nullable String since, @Nullable String until) {
    Call call = Call.get("events").filters(filters).query("since", since).query("until", until);
    return new EventStream(new JsonStream(transport.open(call)));
  }
}
