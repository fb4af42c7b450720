package dev.berth.yaml;

import dev.berth.problem.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the aliases of one anchor stand, as the reference sees it: it joins keys by dots, and so
/// takes `services.a.b` for a part of `services.a` even where `a.b` is one name, which would be a
/// cycle.
final class DottedPlaces {
  private final List<Path> places = new ArrayList<>();

  /// Adds a place.
  ///
  /// @return whether the reference takes it for a part of another one, or that one for a part of it
  boolean clash(Path place) {
    boolean clash =
        places.stream().anyMatch(other -> seemsWithin(place, other) || seemsWithin(other, place));
    places.add(place);
    return clash;
  }

  private static boolean seemsWithin(Path inner, Path outer) {
    return dotted(inner).startsWith(dotted(outer) + ".") && !isWithin(inner, outer);
  }

  private static boolean isWithin(Path inner, Path outer) {
    List<Path.Segment> steps = inner.segments();
    List<Path.Segment> start = outer.segments();
    return steps.size() > start.size() && steps.subList(0, start.size()).equals(start);
  }

  private static String dotted(Path path) {
    List<String> words = new ArrayList<>();
    for (Path.Segment segment : path.segments()) {
      words.add(
          switch (segment) {
            case Path.Segment.Key(String name) -> name;
            case Path.Segment.Index(int number) -> "[" + number + "]";
          });
    }
    return String.join(".", words);
  }
}
