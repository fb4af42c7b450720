package dev.berth.compose.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form that a value may have.
public sealed interface Shape {

  /// A scalar.
  ///
  /// @param type what it stands for
  /// @param kinds the scalar kinds it may be written as, see [Kinds]
  /// @param words the only texts allowed; empty if all are
  /// @param min the smallest number allowed
  /// @param max the largest number allowed
  /// @param format what texts must look like
  record Value(Type type, int kinds, List<String> words, long min, long max, Format format)
      implements Shape {
    /// Without limits.
    public Value(Type type, int kinds) {
      this(type, kinds, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, Format.ANY);
    }

    /// Only these texts.
    public Value among(String... allowed) {
      return new Value(type, kinds, List.of(allowed), min, max, format);
    }

    /// Only numbers from `low` to `high`.
    public Value between(long low, long high) {
      return new Value(type, kinds, words, low, high, format);
    }

    /// Only texts of a format.
    public Value of(Format newFormat) {
      return new Value(type, kinds, words, min, max, newFormat);
    }
  }

  /// Formats of texts.
  enum Format {
    /// Any text.
    ANY,
    /// A name that the engine takes for a container.
    CONTAINER_NAME,
    /// When to pull an image.
    PULL_POLICY
  }

  /// Words in order, written as one text or as a list of texts.
  record Words(Style style) implements Shape {}

  /// How one text becomes words.
  enum Style {
    /// Split as a shell does; null means: as the image says.
    COMMAND,
    /// Split as a shell does, comments left out; null is not allowed.
    ARGUMENTS,
    /// One text is run by a shell in the container.
    TEST,
    /// One text is a list of one.
    LIST,
    /// As `LIST`, and already in the canonical form.
    CANONICAL_LIST
  }

  /// A list.
  ///
  /// @param item the form of each item
  /// @param unique whether an item may not occur twice
  record Items(Shape item, boolean unique) implements Shape {}

  /// A mapping with attributes that the specification names.
  ///
  /// @param title what users call it: `a service`, `a port`
  /// @param attributes the attributes, in the order of the reference's output
  /// @param required attributes that must be there
  /// @param extensible whether `x-…` attributes are allowed
  /// @param nullable whether null stands for an empty mapping
  /// @param openSince the minor version of the legacy format 3 since which other attributes are
  ///   passed over
  record Fields(
      String title,
      Map<String, Attribute> attributes,
      Set<String> required,
      boolean extensible,
      boolean nullable,
      int openSince)
      implements Shape {
    /// No version passes other attributes over.
    public static final int NEVER = Integer.MAX_VALUE;

    /// The attribute of a name, or null if there is none.
    public @Nullable Attribute attribute(String name) {
      return attributes.get(name);
    }

    /// The same, where null stands for an empty mapping.
    public Fields orNothing() {
      return new Fields(title, attributes, required, extensible, true, openSince);
    }

    /// The same, with these attributes being necessary.
    public Fields requiring(String... names) {
      return new Fields(title, attributes, Set.of(names), extensible, nullable, openSince);
    }

    /// The same, without `x-…` attributes.
    public Fields closed() {
      return new Fields(title, attributes, required, false, nullable, openSince);
    }

    /// The same, where no attribute is older than a minor version of the legacy format 3.
    public Fields since(int minor) {
      Map<String, Attribute> younger = new LinkedHashMap<>();
      attributes.forEach((name, row) -> younger.put(name, row.since(Math.max(minor, row.since()))));
      return new Fields(title, younger, required, extensible, nullable, openSince);
    }

    /// The same, with any other attributes, which mean nothing.
    public Fields opened() {
      return new Fields(title, attributes, required, extensible, nullable, 0);
    }

    /// The same, without `x-…` attributes, but with any since a minor version of the legacy format
    /// 3; they mean nothing.
    public Fields openedSince(int minor) {
      return new Fields(title, attributes, required, false, nullable, minor);
    }
  }

  /// A mapping whose keys the user chooses.
  ///
  /// @param value the form of each value
  /// @param names which keys are allowed
  record Entries(Shape value, Names names) implements Shape {}

  /// Which keys a user may choose.
  enum Names {
    /// Any.
    ANY,
    /// Letters, digits, dots, dashes, underscores.
    PLAIN,
    /// As `PLAIN`; others are passed over without a check.
    PLAIN_OR_UNCHECKED,
    /// Small letters; others are passed over without a check.
    LETTERS_OR_UNCHECKED
  }

  /// Names with values, written as a mapping or as a list of `NAME=VALUE`.
  record Pairs(Pairing pairing) implements Shape {}

  /// What becomes of names without a value, and of the whole.
  enum Pairing {
    /// A name without a value stays open.
    ENVIRONMENT,
    /// A name without a value has the empty one.
    LABELS,
    /// As `LABELS`, with a mapping as the canonical form.
    CONTEXTS,
    /// Host names with their addresses.
    HOSTS,
    /// SSH agents and keys.
    SSH,
    /// As `ENVIRONMENT`, without booleans.
    STACK_ENVIRONMENT,
    /// As `LABELS`, without booleans.
    STACK_LABELS,
    /// Host names with one address each.
    STACK_HOSTS,
    /// A mapping only, whose values may be text or numbers.
    OPTIONS,
    /// A mapping only, whose values may be text, numbers or null.
    NULLABLE_OPTIONS,
    /// A mapping only, whose values must be text.
    TEXT_OPTIONS,
    /// A mapping only, of any scalars or lists of them.
    FREE_OPTIONS
  }

  /// A long form, and a short one that stands for it.
  ///
  /// @param form how the short form is to be read
  /// @param longForm the canonical form
  /// @param shortForm what else may be written
  record Choice(ShortForm form, Shape longForm, Shape shortForm) implements Shape {}

  /// Anything at all.
  record Free() implements Shape {}
}
