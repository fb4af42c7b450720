package dev.berth.compose.compatibility;

import dev.berth.compose.LoadedProject;
import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Demand;
import dev.berth.compose.grammar.Fate;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.StackGrammar;
import dev.berth.compose.grammar.Support;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.problem.Path;
import dev.berth.problem.Span;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks up in the grammar what a target makes of each attribute that the files of a project set.
/// What stands in an attribute that is ignored or refused is not told on its own.
public final class Compatibility {
  private final TargetKind target;
  private final FileVersions versions;
  private final List<Finding> findings = new ArrayList<>();

  /// The version that what stands around an attribute needs, if that has been told.
  private int toldVersion = -1;

  private Compatibility(TargetKind target, FileVersions versions) {
    this.target = target;
    this.versions = versions;
  }

  /// What a target makes of a project.
  public static CompatibilityReport of(LoadedProject project, TargetKind target) {
    Compatibility compatibility =
        new Compatibility(target, new FileVersions(target, project.versions()));
    MapNode written = project.overlooked().restoredTo(project.model());
    compatibility.walk(written, Grammar.FILE, StackGrammar.FILE, Path.ROOT);
    return new CompatibilityReport(
        target, new Combinations(project.model(), target).apply(compatibility.findings));
  }

  /// @param stack the form in the legacy format; null where that has no such thing
  private void walk(Node node, Shape shape, @Nullable Shape stack, Path path) {
    switch (shape) {
      case Shape.Fields fields -> {
        if (node instanceof MapNode map) {
          fields(map, fields, stack, path);
        }
      }
      case Shape.Entries entries -> {
        if (node instanceof MapNode map) {
          Shape inStack = stack instanceof Shape.Entries named ? named.value() : null;
          for (MapNode.Entry entry : map.entries()) {
            walk(entry.value(), entries.value(), inStack, path.key(entry.key()));
          }
        }
      }
      case Shape.Items items -> {
        if (node instanceof ListNode list) {
          Shape inStack = stack instanceof Shape.Items listed ? listed.item() : null;
          for (int i = 0; i < list.size(); i++) {
            walk(list.items().get(i), items.item(), inStack, path.index(i));
          }
        }
      }
      case Shape.Choice choice -> {
        Shape inStack = stack instanceof Shape.Choice either ? either.longForm() : stack;
        walk(node, choice.longForm(), inStack, path);
      }
      case Shape.Value _, Shape.Words _, Shape.Pairs _, Shape.Free _ -> {}
    }
  }

  private void fields(MapNode map, Shape.Fields shape, @Nullable Shape stack, Path path) {
    Shape.Fields stackFields = stack instanceof Shape.Fields fields ? fields : null;
    for (MapNode.Entry entry : map.entries()) {
      Attribute attribute = shape.attribute(entry.key());
      if (attribute != null) {
        Attribute inStack = stackFields == null ? null : stackFields.attribute(entry.key());
        attribute(entry, attribute, inStack, path.key(entry.key()));
      }
    }
  }

  private void attribute(
      MapNode.Entry entry, Attribute attribute, @Nullable Attribute inStack, Path path) {
    Span span = entry.keySpan() != null ? entry.keySpan() : entry.value().span();
    Support support = support(entry, attribute);
    Span key = entry.keySpan();
    String named =
        key == null || inStack == null || inStack.since() <= toldVersion
            ? null
            : versions.before(key, inStack.since());
    Demand demand = demand(entry, attribute);
    boolean told = span != null && (support.fate() != Fate.HONOURED || named != null);
    if (told) {
      add(path, span, support, named, inStack, demand);
    }
    if (support.fate().compareTo(Fate.EMULATED) <= 0) {
      int before = findings.size();
      int around = toldVersion;
      toldVersion = named == null || inStack == null ? around : inStack.since();
      Shape stackShape = inStack == null ? null : inStack.shape();
      walk(entry.value(), attribute.shape(), stackShape, path);
      toldVersion = around;
      if (entry.keySpan() != null && !told && findings.size() == before) {
        add(path, span, support, null, null, demand);
      }
    }
  }

  private void add(
      Path path,
      @Nullable Span span,
      Support support,
      @Nullable String named,
      @Nullable Attribute inStack,
      Demand demand) {
    String needed = named == null || inStack == null ? null : "3." + inStack.since();
    findings.add(
        new Finding(
            path, span, support.fate(), support.advice(), support.quiet(), needed, named, demand));
  }

  private static Demand demand(MapNode.Entry entry, Attribute attribute) {
    return entry.value() instanceof ScalarNode scalar
        ? attribute.demand().of(scalar.text())
        : attribute.demand();
  }

  private Support support(MapNode.Entry entry, Attribute attribute) {
    Support support = attribute.on(target);
    if (entry.value() instanceof ScalarNode scalar) {
      boolean implied = entry.keySpan() == null && scalar.text().equals(support.implied());
      return implied ? Support.HONOURED : support.of(scalar.text());
    }
    boolean empty =
        switch (entry.value()) {
          case MapNode map -> map.isEmpty();
          case ListNode list -> list.isEmpty();
          case ScalarNode _ -> false;
          case UnsoundNode _ -> true;
        };
    return empty ? Support.HONOURED : support;
  }
}
