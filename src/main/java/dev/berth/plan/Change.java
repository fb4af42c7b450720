package dev.berth.plan;

import java.util.List;

/// What happens to one resource, for people to read.
public sealed interface Change {

  /// The resource as it will be, or as it is if it goes away.
  Resource resource();

  /// Why.
  List<Reason> reasons();

  /// The attributes that differ, by path. Empty for what is created, removed or kept.
  default List<Diff> diffs() {
    return List.of();
  }

  /// Whether something is done at all.
  default boolean acts() {
    return true;
  }

  /// It does not exist and is made.
  record Create(Resource resource, List<Reason> reasons) implements Change {
    public Create {
      reasons = List.copyOf(reasons);
    }
  }

  /// It exists and goes on living with other attributes.
  record Update(Resource observed, Resource resource, List<Diff> diffs, List<Reason> reasons)
      implements Change {
    public Update {
      diffs = List.copyOf(diffs);
      reasons = List.copyOf(reasons);
    }
  }

  /// It is removed and made again.
  record Replace(Resource observed, Resource resource, List<Diff> diffs, List<Reason> reasons)
      implements Change {
    public Replace {
      diffs = List.copyOf(diffs);
      reasons = List.copyOf(reasons);
    }
  }

  /// It goes away.
  record Remove(Resource resource, List<Reason> reasons) implements Change {
    public Remove {
      reasons = List.copyOf(reasons);
    }
  }

  /// It stays as it is.
  record Keep(Resource resource, List<Reason> reasons) implements Change {
    public Keep {
      reasons = List.copyOf(reasons);
    }

    @Override
    public boolean acts() {
      return false;
    }
  }

  /// It should change, but someone has to decide first.
  ///
  /// @param decision what to decide, and how to say so
  record Blocked(
      Resource observed, Resource resource, List<Diff> diffs, List<Reason> reasons, String decision)
      implements Change {
    public Blocked {
      diffs = List.copyOf(diffs);
      reasons = List.copyOf(reasons);
    }

    @Override
    public boolean acts() {
      return false;
    }
  }
}
