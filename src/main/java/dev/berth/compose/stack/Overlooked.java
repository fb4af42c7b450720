package dev.berth.compose.stack;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Fate;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.StackGrammar;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.yaml.MapNode;

/// What services of the legacy format say that a swarm passes over, such as `network_mode` and
/// `container_name`, or that `docker stack` takes and forgets. By the rules of the Compose
/// Specification it may contradict the rest of the file, which is nothing to `docker stack`; so it
/// is put aside while the file is held against them, and is there again when it is told what a
/// swarm ignores.
///
/// @param services the attributes put aside, by service
public record Overlooked(MapNode services) {
  /// Of no service.
  public static final Overlooked NOTHING = new Overlooked(MapNode.empty(null));

  /// Says in which order services come, and is honoured in that.
  private static final String LINKS = "links";

  static Overlooked in(MapNode file) {
    MapNode.Builder all = new MapNode.Builder(file.span());
    if (file.get("services") instanceof MapNode services) {
      for (MapNode.Entry entry : services.entries()) {
        if (entry.value() instanceof MapNode service) {
          all.put(entry.with(of(service)));
        }
      }
    }
    return new Overlooked(all.build());
  }

  private static MapNode of(MapNode service) {
    MapNode.Builder aside = new MapNode.Builder(service.span());
    for (MapNode.Entry entry : service.entries()) {
      Attribute attribute = Grammar.SERVICE.attribute(entry.key());
      boolean ignored =
          attribute != null
              && attribute.on(TargetKind.SWARM).fate() == Fate.IGNORED
              && !entry.key().equals(LINKS);
      if (ignored || isForgotten(entry)) {
        aside.put(entry);
      }
    }
    return aside.build();
  }

  private static boolean isForgotten(MapNode.Entry entry) {
    Attribute attribute = StackGrammar.SERVICE.attribute(entry.key());
    return attribute != null && attribute.keep() == Attribute.Keep.NEVER;
  }

  /// What a swarm would honour if the file were not of the legacy format.
  void tellForgotten(Problems problems) {
    for (MapNode.Entry service : services.entries()) {
      for (MapNode.Entry entry : ((MapNode) service.value()).entries()) {
        if (isForgotten(entry)) {
          problems.add(
              Problem.warning(
                      Code.NOT_ON_A_SWARM, "it has no effect in a file of the legacy format 3.x")
                  .at(Path.of("services", service.key(), entry.key()), entry.keySpan())
                  .withHelp("leave version out, and it is honoured"));
        }
      }
    }
  }

  /// A file without it.
  MapNode without(MapNode file) {
    return file.within(
        "services",
        all ->
            all.each(service -> {
              MapNode kept = service;
              for (String key : of(service).keys()) {
                kept = kept.without(key);
              }
              return kept;
            }));
  }

  /// A file with it, as far as it still has the services.
  public MapNode restoredTo(MapNode file) {
    if (services.isEmpty() || !(file.get("services") instanceof MapNode all)) {
      return file;
    }
    MapNode restored = all;
    for (MapNode.Entry entry : services.entries()) {
      if (all.get(entry.key()) instanceof MapNode service
          && entry.value() instanceof MapNode aside) {
        MapNode.Builder whole = new MapNode.Builder(service);
        aside.entries().forEach(whole::put);
        restored = restored.with(entry.key(), whole.build());
      }
    }
    return file.with("services", restored);
  }
}
