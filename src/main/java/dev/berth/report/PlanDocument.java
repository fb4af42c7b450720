package dev.berth.report;

import dev.berth.plan.Change;
import dev.berth.plan.Diff;
import dev.berth.plan.Impact;
import dev.berth.plan.Kind;
import dev.berth.plan.Plan;
import dev.berth.plan.Reason;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is told of a plan, in every format alike: no more than this is drawn, and nothing in it is
/// secret.
///
/// @param subject what it is about, such as `project shop on unix:///var/run/docker.sock`
/// @param items one for each resource, in the order of their ids
/// @param steps what is done, in order
public record PlanDocument(String subject, List<Item> items, List<Step> steps) {

  /// What happens to a resource.
  public enum Verb {
    /// It is made.
    CREATE("+"),
    /// It is changed and goes on living.
    UPDATE("~"),
    /// It is removed and made again.
    REPLACE("±"),
    /// It goes away.
    REMOVE("-"),
    /// It stays as it is.
    KEEP("="),
    /// It stays as it is until someone has decided.
    BLOCKED("!");

    private final String sign;

    Verb(String sign) {
      this.sign = sign;
    }

    /// One character for it.
    String sign() {
      return sign;
    }

    /// The word for it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What is told of one resource.
  ///
  /// @param verb what happens to it
  /// @param id which one it is
  /// @param service the service that it belongs to; absent for what belongs to the whole project
  /// @param impact what that means for what runs and what is kept
  /// @param reasons why
  /// @param diffs the attributes that differ
  /// @param decision what to decide first, and how to say so; present if it is blocked
  public record Item(
      Verb verb,
      ResourceId id,
      @Nullable String service,
      Impact impact,
      List<Reason> reasons,
      List<Diff> diffs,
      @Nullable String decision) {
    public Item {
      reasons = List.copyOf(reasons);
      diffs = List.copyOf(diffs);
    }

    private static Item of(Change change) {
      return new Item(
          verb(change),
          change.resource().id(),
          change.resource().group(),
          Impact.of(change),
          change.reasons(),
          change.diffs(),
          change instanceof Change.Blocked blocked ? blocked.decision() : null);
    }

    private static Verb verb(Change change) {
      return switch (change) {
        case Change.Create _ -> Verb.CREATE;
        case Change.Update _ -> Verb.UPDATE;
        case Change.Replace _ -> Verb.REPLACE;
        case Change.Remove _ -> Verb.REMOVE;
        case Change.Keep _ -> Verb.KEEP;
        case Change.Blocked _ -> Verb.BLOCKED;
      };
    }

    /// Whether it is told without being asked for: it changes, or there is something to say.
    boolean isNews() {
      return verb != Verb.KEEP || !reasons.isEmpty();
    }

    /// Items of one kind to which the same happens for the same reasons are told once.
    private Object likeness() {
      return List.of(verb, id.kind(), impact, diffs, reasons, decision == null ? "" : decision);
    }
  }

  public PlanDocument {
    items = List.copyOf(items);
    steps = List.copyOf(steps);
  }

  /// What is told of a plan.
  public static PlanDocument of(Plan plan) {
    return new PlanDocument(
        plan.subject(), plan.changes().stream().map(Item::of).toList(), plan.steps());
  }

  /// Whether there is nothing to do and nothing to decide.
  public boolean isEmpty() {
    return steps.isEmpty() && items.stream().allMatch(item -> item.verb() == Verb.KEEP);
  }

  /// Whether something needs a decision first.
  public boolean isBlocked() {
    return items.stream().anyMatch(item -> item.verb() == Verb.BLOCKED);
  }

  /// What belongs to the whole project.
  ///
  /// @param all whether unchanged resources count
  List<Item> shared(boolean all) {
    return items.stream().filter(item -> item.service() == null && (all || item.isNews())).toList();
  }

  /// What belongs to services, by their names.
  ///
  /// @param all whether unchanged resources count
  Map<String, List<Item>> services(boolean all) {
    Map<String, List<Item>> services = new TreeMap<>();
    for (Item item : items) {
      if (item.service() != null && (all || item.isNews())) {
        services.computeIfAbsent(item.service(), _ -> new ArrayList<>()).add(item);
      }
    }
    return services;
  }

  /// Those of the kind service, each alone, and then the others, like ones together.
  static List<List<Item>> together(List<Item> items) {
    Map<Object, List<Item>> alike = new LinkedHashMap<>();
    for (Item item : items) {
      Object key = item.id().kind() == Kind.SERVICE ? item.id() : item.likeness();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
    }
    return List.copyOf(alike.values());
  }
}
