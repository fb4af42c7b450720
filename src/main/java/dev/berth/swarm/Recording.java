package dev.berth.swarm;

import dev.berth.docker.Docker;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Sensitive;
import dev.berth.plan.State;

/// How a deploy is recorded once it has succeeded.
///
/// @param stack name of the stack
/// @param id the config that it is recorded in
/// @param found what was there before; recorded first if nothing ever was
/// @param wanted what the deploy is for
/// @param intent what is meant by that
/// @param sensitive what must not be recorded
/// @param author who deploys
/// @param summary what changes, in a few words
/// @param keep number of revisions before this one that stay
record Recording(
    String stack,
    ResourceId id,
    Snapshot found,
    State wanted,
    Intent intent,
    Sensitive sensitive,
    String author,
    String summary,
    int keep) {

  void write(Docker docker) {
    Revisions.record(docker, this);
  }
}
