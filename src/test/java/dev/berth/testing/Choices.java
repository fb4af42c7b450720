package dev.berth.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What a generated file says of one service: for some attributes one of the values that they may
/// have. The same seed makes the same choices.
///
/// @param values chosen value by attribute
public record Choices(Map<String, String> values) {
  /// Chooses for some of the attributes.
  ///
  /// @param table values that attributes may have
  /// @param share how many of the attributes are chosen, from 0 to 1
  public static Choices of(Map<String, List<String>> table, double share, Random random) {
    Map<String, String> values = new LinkedHashMap<>();
    table.forEach((attribute, possible) -> {
      if (random.nextDouble() < share) {
        values.put(attribute, any(possible, random));
      }
    });
    return new Choices(values);
  }

  /// Others: some values are changed, some taken away, some added.
  public Choices mutated(Map<String, List<String>> table, Random random) {
    Map<String, String> values = new LinkedHashMap<>(values());
    List<String> attributes = new ArrayList<>(table.keySet());
    int mutations = 1 + random.nextInt(4);
    for (int i = 0; i < mutations; i++) {
      String attribute = any(attributes, random);
      if (values.containsKey(attribute) && random.nextBoolean()) {
        values.remove(attribute);
      } else {
        values.put(attribute, any(table.getOrDefault(attribute, List.of()), random));
      }
    }
    return new Choices(values);
  }

  /// The same without some attributes.
  public Choices without(String... attributes) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.keySet().removeAll(List.of(attributes));
    return new Choices(rest);
  }

  /// Whether it says something of an attribute.
  public boolean has(String attribute) {
    return values.containsKey(attribute);
  }

  /// The service as YAML below `services`; what begins with `+` stands for several attributes.
  public String yaml(String name) {
    StringBuilder yaml = new StringBuilder("  " + name + ":\n");
    for (Map.Entry<String, String> chosen : new TreeMap<>(values).entrySet()) {
      String attribute = chosen.getKey();
      String value = chosen.getValue();
      if (attribute.startsWith("+")) {
        value.lines().forEach(line -> yaml.append("    ").append(line).append('\n'));
      } else {
        yaml.append("    ").append(attribute).append(": ").append(value).append('\n');
      }
    }
    return yaml.toString();
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
