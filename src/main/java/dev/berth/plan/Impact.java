package dev.berth.plan;

/// What a change means for what runs and what is kept, the harmless first.
public enum Impact {
  /// Nothing that runs notices.
  NONE,
  /// It stops and starts again.
  RESTARTS,
  /// It stops for good.
  STOPS,
  /// Data that it holds is lost.
  LOSES_DATA;

  /// What a change means; for one that is blocked, what it would mean.
  public static Impact of(Change change) {
    return switch (change) {
      case Change.Create _, Change.Keep _ -> NONE;
      case Change.Update update -> worst(update, NONE);
      case Change.Replace replace -> worst(replace, runs(replace) ? RESTARTS : NONE);
      case Change.Blocked blocked -> worst(blocked, runs(blocked) ? RESTARTS : NONE);
      case Change.Remove remove ->
          remove.resource().id().kind() == Kind.VOLUME ? LOSES_DATA : runs(remove) ? STOPS : NONE;
    };
  }

  private static boolean runs(Change change) {
    Kind kind = change.resource().id().kind();
    return kind == Kind.CONTAINER || kind == Kind.SERVICE;
  }

  private static Impact worst(Change change, Impact least) {
    Impact worst = least;
    for (Diff diff : change.diffs()) {
      Impact own =
          switch (diff.effect()) {
            case IN_PLACE, REPLACE -> NONE;
            case RESTART -> RESTARTS;
            case REPLACE_LOSING_DATA -> LOSES_DATA;
          };
      worst = own.compareTo(worst) > 0 ? own : worst;
    }
    return worst;
  }
}
