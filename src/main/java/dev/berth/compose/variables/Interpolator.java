package dev.berth.compose.variables;

import dev.berth.compose.grammar.Attribute;
import dev.berth.compose.grammar.Casts;
import dev.berth.compose.grammar.Grammar;
import dev.berth.compose.grammar.Kinds;
import dev.berth.compose.grammar.Shape;
import dev.berth.compose.grammar.Type;
import dev.berth.compose.grammar.Wanted;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.ProblemsException;
import dev.berth.yaml.ListNode;
import dev.berth.yaml.MapNode;
import dev.berth.yaml.Node;
import dev.berth.yaml.ScalarNode;
import dev.berth.yaml.UnsoundNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fills in the variables of one file and gives texts the type that their attribute wants.
public final class Interpolator {
  /// What variables add to a file is never larger than this.
  private static final int MAX_FILLED = 16 << 20;

  private final Filler filler;
  private final Shape.Fields shape;
  private final boolean casts;
  private final Map<String, String> environment;
  private final Problems problems;
  private final Set<String> warned;
  private long filled;

  /// @param environment the variables
  /// @param problems takes what is wrong
  /// @param warned variables whose absence was told already; grows
  public Interpolator(Map<String, String> environment, Problems problems, Set<String> warned) {
    this(Template::fill, Grammar.FILE, false, environment, problems, warned);
  }

  /// @param filler fills in the variables of one text
  /// @param shape the grammar of files
  /// @param casts whether a text that was filled in becomes a number or a flag even where no text
  ///   may stand; one in which nothing is filled in stays a text then
  public Interpolator(
      Filler filler,
      Shape.Fields shape,
      boolean casts,
      Map<String, String> environment,
      Problems problems,
      Set<String> warned) {
    this.filler = filler;
    this.shape = shape;
    this.casts = casts;
    this.environment = environment;
    this.problems = problems;
    this.warned = warned;
  }

  /// Fills in the variables of one text.
  public interface Filler {
    /// The text with all variables filled in.
    String fill(String text, Template.Variables variables) throws Template.Invalid;
  }

  /// The whole file with its variables filled in.
  public MapNode file(MapNode file) {
    return (MapNode) node(file, shape, Path.ROOT);
  }

  private Node node(Node node, @Nullable Shape shape, Path trail) {
    return switch (node) {
      case MapNode map -> map(map, shape, trail);
      case ListNode list -> list(list, shape, trail);
      case ScalarNode.StringNode text -> text(text, shape, trail);
      case ScalarNode scalar -> scalar;
      case UnsoundNode unsound -> unsound;
    };
  }

  private Node map(MapNode map, @Nullable Shape shape, Path trail) {
    List<MapNode.Entry> entries = new ArrayList<>(map.size());
    boolean same = true;
    for (MapNode.Entry entry : map.entries()) {
      Node value = node(entry.value(), child(shape, entry.key()), trail.key(entry.key()));
      same &= identical(value, entry.value());
      entries.add(entry.with(value));
    }
    return same ? map : MapNode.ofDistinct(entries, map.span());
  }

  private Node list(ListNode list, @Nullable Shape shape, Path trail) {
    Shape item = item(shape);
    List<Node> items = new ArrayList<>(list.size());
    boolean same = true;
    for (int i = 0; i < list.size(); i++) {
      Node old = list.items().get(i);
      Node value = node(old, item, trail.index(i));
      same &= identical(value, old);
      items.add(value);
    }
    return same ? list : new ListNode(items, list.span());
  }

  @SuppressWarnings("ReferenceEquality") // only to save copies
  private static boolean identical(Node a, Node b) {
    return a == b;
  }

  private Node text(ScalarNode.StringNode node, @Nullable Shape shape, Path trail) {
    String filled = node.value();
    try {
      filled = filler.fill(node.value(), variables(node, trail));
    } catch (Template.Invalid invalid) {
      problems.add(problem(invalid, node).at(trail, node.span()));
      return new UnsoundNode(node.span());
    }
    boolean same = filled.equals(node.value());
    Type type = casts && same ? null : type(shape);
    if (type != null) {
      return cast(filled, node, type, trail);
    }
    return same ? node : new ScalarNode.StringNode(filled, node.span());
  }

  private Template.Variables variables(ScalarNode node, Path trail) {
    return new Template.Variables() {
      @Override
      public @Nullable String value(String name) {
        String value = environment.get(name);
        filled += value == null ? 0 : value.length();
        if (filled > MAX_FILLED) {
          throw new ProblemsException(
              Problem.error(
                      Code.TOO_LARGE,
                      "the values of variables fill in more than " + MAX_FILLED + " characters")
                  .at(trail, node.span()));
        }
        return value;
      }

      @Override
      public void unset(String name) {
        if (warned.add(name)) {
          problems.add(
              Problem.warning(
                      Code.VARIABLE_UNSET,
                      "the variable " + name + " is not set; it counts as empty")
                  .at(trail, node.span())
                  .withHelp(
                      "set it in the environment or in .env, or give it a default: ${"
                          + name
                          + ":-value}"));
        }
      }
    };
  }

  private static Problem problem(Template.Invalid invalid, ScalarNode.StringNode node) {
    if (invalid.required != null) {
      String reason = invalid.getMessage();
      return Problem.error(
              Code.VARIABLE_REQUIRED,
              "the required variable "
                  + invalid.required
                  + " is missing a value"
                  + (reason == null || reason.isEmpty() ? "" : ": " + reason))
          .withHelp("set it in the environment or in .env");
    }
    return Problem.error(
            Code.BAD_INTERPOLATION, "\"" + node.value() + "\" is no valid use of variables")
        .withHelp("write $$ for a plain $, or ${NAME} for a variable");
  }

  private Node cast(String filled, ScalarNode.StringNode node, Type type, Path trail) {
    switch (type) {
      case FLAG -> {
        Boolean flag = Casts.flag(filled);
        if (flag != null) {
          return new ScalarNode.BoolNode(flag, node.span());
        }
      }
      case INTEGER, NATURAL -> {
        Long number = Casts.whole(filled);
        if (number != null) {
          return new ScalarNode.IntNode(number, node.span());
        }
      }
      case DECIMAL, RATIO -> {
        Double number = Casts.decimal(filled);
        if (number != null) {
          return new ScalarNode.FloatNode(number, node.span());
        }
      }
      case TEXT, BYTES, DURATION, SHORT_DURATION, MODE, COUNT, RAW -> {
        return filled.equals(node.value()) ? node : new ScalarNode.StringNode(filled, node.span());
      }
    }
    problems.add(
        Problem.error(Code.BAD_VALUE, "\"" + filled + "\" is not " + Wanted.describe(type))
            .at(trail, node.span()));
    return new UnsoundNode(node.span());
  }

  /// What a text is made; null where no text may stand, which is told later.
  private @Nullable Type type(@Nullable Shape shape) {
    return switch (shape) {
      case Shape.Value value -> casts || (value.kinds() & Kinds.TEXT) != 0 ? value.type() : null;
      case Shape.Choice choice -> type(choice.shortForm());
      case null, default -> null;
    };
  }

  private static @Nullable Shape child(@Nullable Shape shape, String key) {
    return switch (shape) {
      case Shape.Fields fields -> {
        Attribute attribute = fields.attribute(key);
        yield attribute == null ? null : attribute.shape();
      }
      case Shape.Entries entries -> entries.value();
      case Shape.Choice choice -> child(choice.longForm(), key);
      case null, default -> null;
    };
  }

  private static @Nullable Shape item(@Nullable Shape shape) {
    return switch (shape) {
      case Shape.Items items -> items.item();
      case Shape.Choice choice -> item(choice.longForm());
      case null, default -> null;
    };
  }
}
