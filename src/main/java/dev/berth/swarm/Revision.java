package dev.berth.swarm;

import com.fasterxml.jackson.databind.JsonNode;

/// One deploy of a stack, as the swarm remembers it.
///
/// @param number counts the deploys of the stack, from 1
/// @param time when it was recorded, as RFC 3339
/// @param author who deployed; empty if unknown
/// @param summary what changed, in a few words
/// @param current whether it is the last one, and what runs
/// @param config the config that holds it
public record Revision(
    int number, String time, String author, String summary, boolean current, JsonNode config) {

  /// The same, as the one that runs.
  Revision asCurrent() {
    return new Revision(number, time, author, summary, true, config);
  }
}
