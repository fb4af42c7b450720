package dev.berth.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers by all that is rewritten: the same ones must come from the rewritten classes.
public final class Answers {
  private Answers() {}

  sealed interface Shape {
    /// A switch within an interface.
    static double area(@Nullable Shape shape) {
      return switch (shape) {
        case null -> -1;
        case Circle circle when circle.radius() > 100 -> Double.POSITIVE_INFINITY;
        case Circle circle -> 3 * circle.radius() * circle.radius();
        case Box box when box.width() == box.height() -> box.width() * box.width() + 0.5;
        case Box(int width, int height) -> width * height;
        case Empty _ -> 0;
      };
    }
  }

  record Circle(double radius) implements Shape {}

  record Box(int width, int height) implements Shape {}

  enum Empty implements Shape {
    ONE,
    OTHER
  }

  record Nothing() {}

  record Everything(
      boolean truth,
      byte tiny,
      short little,
      char letter,
      int number,
      long big,
      float rough,
      double fine,
      @Nullable String text,
      @Nullable List<String> list,
      @Nullable Shape shape) {}

  record Same(Object itself) {}

  /// Equal to nothing, itself included.
  static final class Stranger {
    @Override
    public boolean equals(@Nullable Object other) {
      return false;
    }

    @Override
    public int hashCode() {
      return 7;
    }

    @Override
    public String toString() {
      return "stranger";
    }
  }

  /// Loops and branches: code that needs stack maps.
  static final class Counting {
    static int sum(int[] numbers) {
      int sum = 0;
      for (int number : numbers) {
        sum += number > 2 ? number : -number;
      }
      return sum;
    }

    private Counting() {}
  }

  /// One line for each question.
  public static List<String> all() {
    List<String> answers = new ArrayList<>();
    shapes().forEach(shape -> answers.add(shape + ": " + Shape.area(shape)));
    things().forEach(thing -> answers.add(kind(thing)));
    for (String word : new String[] {"one", "two", "2", "", "three"}) {
      answers.add(word + " has length " + length(word));
    }
    answers.add("null has length " + length(null));
    for (Object one : records()) {
      answers.add(one + " hashes to " + one.hashCode());
      for (Object other : records()) {
        answers.add(one + " equals " + other + ": " + one.equals(other));
      }
      answers.add(one + " equals null: " + Objects.equals(one, null));
    }
    Same same = new Same(new Stranger());
    for (Same other : List.of(same, new Same(same.itself()))) {
      answers.add("the same, or alike: " + same.equals(other));
    }
    answers.add("sum: " + Counting.sum(new int[] {1, 2, 3, 4}));
    return answers;
  }

  private static List<@Nullable Shape> shapes() {
    List<@Nullable Shape> shapes = new ArrayList<>();
    shapes.add(null);
    shapes.addAll(
        List.of(new Circle(1), new Circle(101), new Box(2, 3), new Box(3, 3), Empty.OTHER));
    return shapes;
  }

  private static List<Object> things() {
    return List.of("text", "", 1, -1, 1L, 'c', new int[] {1}, new String[0], List.of(), Empty.ONE);
  }

  private static String kind(Object thing) {
    return switch (thing) {
      case String text when text.isEmpty() -> "an empty text";
      case String _ -> "a text";
      case Integer number when number < 0 -> "less than nothing";
      case Integer _ -> "a number";
      case int[] numbers -> numbers.length + " numbers";
      case Object[] objects -> objects.length + " objects";
      case Shape _ -> "a shape";
      case Iterable<?> _ -> "many";
      default -> "something";
    };
  }

  /// A switch over strings that knows of null.
  private static int length(@Nullable String word) {
    return switch (word) {
      case null -> -1;
      case "one", "two" -> 3;
      case String other when other.isEmpty() -> 0;
      case "three" -> 5;
      default -> 1;
    };
  }

  private static List<Object> records() {
    List<Object> records = new ArrayList<>();
    records.add(new Nothing());
    records.add(new Circle(Double.NaN));
    records.add(new Circle(0.0));
    records.add(new Circle(-0.0));
    records.add(everything(true, 'x', 1L << 40, 0.1f));
    records.add(everything(true, 'x', 1L << 40, 0.1f));
    records.add(everything(false, 'x', 1L << 40, 0.1f));
    records.add(everything(true, 'y', 1L << 40, 0.1f));
    records.add(everything(true, 'x', 1L << 41, 0.1f));
    records.add(everything(true, 'x', 1L << 40, Float.NaN));
    records.add(
        new Everything(true, (byte) -1, (short) -2, '\n', -3, -4, -0f, 1e300, null, null, null));
    return records;
  }

  private static Everything everything(boolean truth, char letter, long big, float rough) {
    return new Everything(
        truth,
        (byte) 1,
        (short) 300,
        letter,
        70_000,
        big,
        rough,
        0.5,
        "t",
        List.of("l"),
        new Box(1, 2));
  }
}
