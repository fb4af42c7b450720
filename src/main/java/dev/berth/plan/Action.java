package dev.berth.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a step does to its subject.
public sealed interface Action {
  /// Fetches an image.
  record Pull() implements Action {}

  /// Builds an image.
  record Build() implements Action {}

  /// Makes the resource, under another name than its own if one is given.
  record Create(@Nullable String temporaryName) implements Action {}

  /// Changes attributes of the resource in place.
  record Update() implements Action {}

  /// Starts what was made.
  record Start() implements Action {}

  /// Asks it to stop and kills it after the grace period.
  ///
  /// @param gracePeriod absent for the one it was made with
  record Stop(@Nullable Duration gracePeriod) implements Action {}

  /// Stops it and starts it again.
  ///
  /// @param gracePeriod absent for the one it was made with
  record Restart(@Nullable Duration gracePeriod) implements Action {}

  /// Sends a signal.
  ///
  /// @param signal name such as `SIGHUP`, or number
  record Kill(String signal) implements Action {}

  /// Freezes what runs.
  record Pause() implements Action {}

  /// Lets what is frozen go on.
  record Unpause() implements Action {}

  /// Sends an image to its registry.
  record Push() implements Action {}

  /// Removes the resource.
  record Remove() implements Action {}

  /// Gives the resource its own name, after it was created under a temporary one.
  record Rename(String temporaryName) implements Action {}

  /// Waits until the condition holds.
  ///
  /// @param condition what to wait for
  /// @param tolerant goes on with a warning if it can no longer come true
  record Await(Condition condition, boolean tolerant) implements Action {}

  /// Watches that it goes on to run, and to be healthy if it has a health check, for so long.
  record Monitor(Duration time) implements Action {}

  /// Waits for so long before anything else is done to it.
  record Delay(Duration time) implements Action {}

  /// Removes the new resource, which was made under a temporary name, while the old one stays.
  record Discard(String temporaryName) implements Action {}

  /// Starts the old resource again, which was to be replaced.
  record Resume() implements Action {}

  /// Runs a command inside, number `index` of the phase, from 0.
  record RunHook(Phase phase, int index) implements Action {}

  /// Has the program do something that is in charge of the resource.
  record Provide(Wish wish) implements Action {}

  /// What a program that is in charge of a resource is asked for.
  enum Wish {
    /// It is there and can be used.
    UP,
    /// It rests, and can be used again later.
    STOP,
    /// It is gone.
    DOWN
  }

  /// What can be waited for.
  enum Condition {
    /// It runs, and is healthy if it has a health check; or has ended with 0.
    READY,
    /// It runs and its health check passes.
    HEALTHY,
    /// It has ended with exit code 0.
    COMPLETED,
    /// It is gone.
    GONE
  }

  /// When a hook runs.
  enum Phase {
    PRE_START,
    POST_START,
    PRE_STOP
  }
}
