package dev.berth.compose.schema;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.problem.Path;
import dev.berth.problem.Problems;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;

/// Holds one file against the grammar and tells everything that does not fit. What a file lacks is
/// told by [Completeness], once all files are merged.
public final class SchemaCheck {
  /// The minor version of the legacy format 3 that brought `x-…` to the top of files.
  private static final int EXTENSIONS_OF_FILES = 4;

  /// The minor version that brought `x-…` to services, networks, and so on.
  private static final int EXTENSIONS_OF_PARTS = 7;

  private final Misfits misfits;
  private final Repetition repetition;
  private final ScalarCheck scalars;
  private final PairCheck pairs;
  private final int version;

  /// Whether items of the list at hand may occur twice: the later one then counts.
  private boolean repeatable;

  /// Without versions.
  public SchemaCheck(Problems problems) {
    this(problems, Integer.MAX_VALUE);
  }

  /// @param version the minor version of the legacy format 3 that a file is written in
  public SchemaCheck(Problems problems, int version) {
    this(problems, new Repetition(problems), version);
  }

  /// For files of the legacy format that are merged already: their lists are put one behind the
  /// other, so that an item may well occur twice.
  public static SchemaCheck ofMerged(Problems problems) {
    return new SchemaCheck(problems, new Repetition(new Problems()), Integer.MAX_VALUE);
  }

  private SchemaCheck(Problems problems, Repetition repetition, int version) {
    this.misfits = new Misfits(problems);
    this.repetition = repetition;
    this.scalars = new ScalarCheck(misfits);
    this.pairs = new PairCheck(misfits);
    this.version = version;
  }

  /// Tells all that is wrong with a file.
  ///
  /// @return the file with what is wrong marked as unsound
  public Node sound(Node file, Shape shape) {
    check(file, shape, Path.ROOT);
    return misfits.sound(file);
  }

  private void check(Node node, Shape shape, Path trail) {
    if (node.isNull() || node.isUnsound()) {
      return;
    }
    switch (shape) {
      case Shape.Value value -> scalars.check(node, value, trail);
      case Shape.Words words -> words(node, words, trail);
      case Shape.Items items -> items(node, items, trail);
      case Shape.Fields fields -> fields(node, fields, trail);
      case Shape.Entries entries -> entries(node, entries, trail);
      case Shape.Pairs names -> names(node, names, trail);
      case Shape.Choice choice -> choice(node, choice, trail);
      case Shape.Free free -> {}
    }
  }

  private void words(Node node, Shape.Words shape, Path trail) {
    switch (node) {
      case ScalarNode.StringNode text -> {}
      case ListNode list -> {
        boolean unique =
            shape.style() == Shape.Style.LIST || shape.style() == Shape.Style.CANONICAL_LIST;
        texts(list, unique, trail);
      }
      default -> misfits.wrongType(node, shape, trail);
    }
  }

  private void texts(ListNode list, boolean unique, Path trail) {
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      if (!(item instanceof ScalarNode.StringNode) && !item.isUnsound()) {
        misfits.notText(item, trail.index(i));
      }
    }
    if (unique && !repeatable) {
      repetition.check(list, trail);
    }
  }

  private void items(Node node, Shape.Items shape, Path trail) {
    if (!(node instanceof ListNode list)) {
      misfits.wrongType(node, shape, trail);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      Node item = list.items().get(i);
      boolean nothing =
          item.isNull()
              && shape.item() instanceof Shape.Value value
              && (value.kinds() & Kinds.NOTHING) == 0;
      if (nothing) {
        misfits.wrongType(item, shape.item(), trail.index(i));
      } else {
        check(item, shape.item(), trail.index(i));
      }
    }
    if (shape.unique() && !repeatable) {
      repetition.check(list, trail);
    }
  }

  private void fields(Node node, Shape.Fields shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      misfits.wrongType(node, shape, trail);
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      if (entry.value().isUnsound()) {
        continue;
      }
      Attribute attribute = shape.attribute(entry.key());
      if (attribute != null && attribute.since() <= version) {
        attribute(entry.value(), attribute, trail.key(entry.key()));
      } else if (attribute != null) {
        misfits.tooNew(entry, attribute, shape, trail.key(entry.key()));
      } else if (isOpen(shape) && !Misfits.isMisspelt(entry, map, shape)) {
        misfits.passedOver(entry, shape, trail.key(entry.key()));
      } else if (!isExtension(entry.key(), shape, trail)) {
        misfits.unknown(entry, shape, trail.key(entry.key()));
      }
    }
  }

  private boolean isOpen(Shape.Fields shape) {
    return shape.openSince() != Shape.Fields.NEVER && shape.openSince() <= version;
  }

  private boolean isExtension(String key, Shape.Fields shape, Path trail) {
    int since = trail.isRoot() ? EXTENSIONS_OF_FILES : EXTENSIONS_OF_PARTS;
    return shape.extensible() && key.startsWith("x-") && since <= version;
  }

  private void attribute(Node node, Attribute attribute, Path trail) {
    boolean before = repeatable;
    repeatable = attribute.identity() != Attribute.Identity.NONE;
    check(node, attribute.shape(), trail);
    repeatable = before;
  }

  private void entries(Node node, Shape.Entries shape, Path trail) {
    if (!(node instanceof MapNode map)) {
      misfits.wrongType(node, shape, trail);
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      if (entry.value().isUnsound()) {
        continue;
      }
      boolean named =
          switch (shape.names()) {
            case ANY -> true;
            case PLAIN, PLAIN_OR_UNCHECKED -> Formats.isPlainName(entry.key());
            case LETTERS_OR_UNCHECKED -> Formats.isLetters(entry.key());
          };
      if (named) {
        check(entry.value(), shape.value(), trail.key(entry.key()));
      } else if (shape.names() == Shape.Names.PLAIN) {
        misfits.badName(entry, trail.key(entry.key()));
      }
    }
  }

  private void names(Node node, Shape.Pairs shape, Path trail) {
    if (node instanceof ListNode list && PairCheck.isListable(shape.pairing())) {
      texts(list, true, trail);
      pairs.check(list, shape.pairing(), trail);
    } else if (node instanceof MapNode map) {
      pairs.check(map, shape.pairing(), trail);
    } else {
      misfits.wrongType(node, shape, trail);
    }
  }

  private void choice(Node node, Shape.Choice shape, Path trail) {
    if (fits(node, shape.longForm())) {
      check(node, shape.longForm(), trail);
    } else if (fits(node, shape.shortForm())) {
      check(node, shape.shortForm(), trail);
    } else {
      misfits.wrongType(node, shape, trail);
    }
  }

  private static boolean fits(Node node, Shape shape) {
    return switch (shape) {
      case Shape.Value value -> node instanceof ScalarNode s && Kinds.contain(value.kinds(), s);
      case Shape.Items items -> node instanceof ListNode;
      case Shape.Words words -> node instanceof ListNode;
      case Shape.Fields fields -> node instanceof MapNode;
      case Shape.Entries entries -> node instanceof MapNode;
      case Shape.Pairs names -> node instanceof MapNode;
      case Shape.Choice choice -> fits(node, choice.longForm()) || fits(node, choice.shortForm());
      case Shape.Free free -> true;
    };
  }
}
