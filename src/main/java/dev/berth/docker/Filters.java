package dev.berth.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Filters of a list request, as the `filters` parameter of the Engine API.
///
/// @param values wanted values by filter name
public record Filters(SortedMap<String, List<String>> values) {
  /// Everything.
  public static final Filters NONE = new Filters(new TreeMap<>());

  public Filters {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// What has this label, or this label with this value (`name` or `name=value`).
  public static Filters label(String label) {
    return NONE.and("label", label);
  }

  /// These filters and one more.
  public Filters and(String name, String value) {
    SortedMap<String, List<String>> more = new TreeMap<>(values);
    List<String> list = new ArrayList<>(more.getOrDefault(name, List.of()));
    list.add(value);
    more.put(name, List.copyOf(list));
    return new Filters(more);
  }

  /// These filters, one of them with other values.
  public Filters replacing(String name, List<String> wanted) {
    SortedMap<String, List<String>> others = new TreeMap<>(values);
    others.put(name, List.copyOf(wanted));
    return new Filters(others);
  }

  /// These filters and a label more.
  public Filters andLabel(String label) {
    return and("label", label);
  }

  String json() {
    ObjectNode json = Json.object();
    values.forEach((name, list) -> json.set(name, Json.array(list)));
    return Json.text(json);
  }
}
