package dev.berth.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a walk over a tree is. Cheap to extend; becomes a [Path] only when a problem is told.
///
/// @param up the value around this one; null at the top
/// @param key the key, or null for an item of a list
/// @param index the position, for an item of a list
public record Trail(@Nullable Trail up, @Nullable String key, int index) {
  /// The top of a document.
  public static final Trail TOP = new Trail(null, null, -1);

  public Trail key(String name) {
    return new Trail(this, name, -1);
  }

  public Trail item(int position) {
    return new Trail(this, null, position);
  }

  public Path path() {
    List<Path.Segment> segments = new ArrayList<>();
    for (Trail at = this; at.up != null; at = at.up) {
      segments.add(
          at.key != null ? new Path.Segment.Key(at.key) : new Path.Segment.Index(at.index));
    }
    Collections.reverse(segments);
    return new Path(segments);
  }
}
