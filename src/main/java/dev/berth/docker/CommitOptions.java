package dev.berth.docker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of `POST /commit` of the Engine API.
///
/// @param container container that is made an image
/// @param repository name of the image; absent for none
/// @param tag its tag; absent for `latest`
/// @param author who made it
/// @param message what was changed
/// @param changes instructions of a Dockerfile that are applied
/// @param pause freezes the container meanwhile
public record CommitOptions(
    String container,
    @Nullable String repository,
    @Nullable String tag,
    @Nullable String author,
    @Nullable String message,
    List<String> changes,
    boolean pause) {
  public CommitOptions {
    changes = List.copyOf(changes);
  }

  Call on(Call call) {
    changes.forEach(change -> call.query("changes", change));
    return call.query("container", container)
        .query("repo", repository)
        .query("tag", tag)
        .query("author", author)
        .query("comment", message)
        .query("pause", pause ? "1" : "0");
  }
}
