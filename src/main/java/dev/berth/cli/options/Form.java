package dev.berth.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What may be written for an option or argument, and what becomes of it.
///
/// @param <T> what becomes of it
public sealed interface Form<T extends @Nullable Object> {
  /// What it is if nothing is written.
  T initial();

  /// What becomes of what is written. What takes one value takes the last one, so that a script can
  /// add to a call.
  ///
  /// @param written the values in their order; one for each time that the option was written
  /// @return absent if that takes more than a plain reader knows, or is wrong
  @Nullable T plain(List<String> written);

  /// Yes if it is there.
  static Form<Boolean> flag() {
    return new Flag();
  }

  /// Yes if it is there, yes or no if that is written behind it.
  ///
  /// @param initial what it is if it is not there
  static Form<Boolean> toggle(boolean initial) {
    return new Toggle<>(initial);
  }

  /// Yes if it is there, yes or no if that is written behind it; nothing if it is not there.
  static Form<@Nullable Boolean> toggle() {
    return new Toggle<@Nullable Boolean>(null);
  }

  /// Any text, or nothing.
  static Form<@Nullable String> text() {
    return new One<@Nullable String>(String.class, null, text -> text);
  }

  /// Any text.
  ///
  /// @param initial what it is if nothing is written
  static Form<String> text(String initial) {
    return new One<>(String.class, initial, text -> text);
  }

  /// A whole number, or nothing.
  static Form<@Nullable Integer> number() {
    return new One<@Nullable Integer>(Integer.class, null, Integer::valueOf);
  }

  /// A whole number.
  ///
  /// @param initial what it is if nothing is written
  static Form<Integer> number(int initial) {
    return new One<>(Integer.class, initial, Integer::valueOf);
  }

  /// A whole number of 64 bits, or nothing.
  static Form<@Nullable Long> longNumber() {
    return new One<@Nullable Long>(Long.class, null, Long::valueOf);
  }

  /// One of the words of an enum, in small or capital letters, or nothing.
  static <E extends Enum<E>> Form<@Nullable E> word(Class<E> words) {
    return new One<@Nullable E>(words, null, written -> wordOf(words, written));
  }

  /// One of the words of an enum, in small or capital letters.
  ///
  /// @param initial what it is if nothing is written
  static <E extends Enum<E>> Form<E> word(Class<E> words, E initial) {
    return new One<>(words, initial, written -> wordOf(words, written));
  }

  private static <E extends Enum<E>> E wordOf(Class<E> words, String written) {
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(written)) {
        return word;
      }
    }
    throw new IllegalArgumentException(written);
  }

  /// Any number of texts.
  static Form<List<String>> texts() {
    return new Texts(false);
  }

  /// Any number of texts, several of them in one value with commas between them.
  static Form<List<String>> commaSeparated() {
    return new Texts(true);
  }

  /// A number for each name, as in `web=3`.
  static Form<Map<String, Integer>> numberByName() {
    return new NumberByName();
  }

  /// See [#flag()].
  record Flag() implements Form<Boolean> {
    @Override
    public Boolean initial() {
      return false;
    }

    @Override
    public @Nullable Boolean plain(List<String> written) {
      return written.isEmpty() ? null : true;
    }
  }

  /// See [#toggle(boolean)].
  record Toggle<T extends @Nullable Boolean>(T initial) implements Form<T> {
    @Override
    @SuppressWarnings("unchecked") // no class but Boolean extends it
    public @Nullable T plain(List<String> written) {
      boolean known =
          written.stream().allMatch(word -> word.equals("true") || word.equals("false"));
      return (T) ((known && !written.isEmpty()) ? Boolean.valueOf(written.getLast()) : null);
    }
  }

  /// One value.
  ///
  /// @param type what becomes of it
  /// @param reading throws an [IllegalArgumentException] for what it does not know
  record One<T extends @Nullable Object>(Class<?> type, T initial, Function<String, T> reading)
      implements Form<T> {
    @Override
    public @Nullable T plain(List<String> written) {
      T last = null;
      try {
        for (String text : written) {
          last = reading.apply(text);
        }
      } catch (IllegalArgumentException notPlain) {
        return null;
      }
      return last;
    }
  }

  /// See [#texts()] and [#commaSeparated()].
  record Texts(boolean separated) implements Form<List<String>> {
    @Override
    public List<String> initial() {
      return List.of();
    }

    @Override
    public @Nullable List<String> plain(List<String> written) {
      for (String text : written) {
        if (separated && text.indexOf(',') >= 0) {
          return null;
        }
      }
      return new ArrayList<>(written);
    }
  }

  /// See [#numberByName()].
  record NumberByName() implements Form<Map<String, Integer>> {
    @Override
    public Map<String, Integer> initial() {
      return Map.of();
    }

    @Override
    public @Nullable Map<String, Integer> plain(List<String> written) {
      Map<String, Integer> numbers = new LinkedHashMap<>();
      for (String text : written) {
        int equals = text.indexOf('=');
        try {
          numbers.put(
              text.substring(0, Math.max(equals, 0)), Integer.valueOf(text.substring(equals + 1)));
        } catch (NumberFormatException notPlain) {
          return null;
        }
        if (equals <= 0) {
          return null;
        }
      }
      return numbers;
    }
  }
}
