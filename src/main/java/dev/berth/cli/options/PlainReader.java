package dev.berth.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads calls that are written plainly, which are nearly all: known options, short ones also
/// several in a word, with values that follow after a space or an equals sign. Anything else, all
/// that is wrong included, is left to picocli, whose classes are not loaded for a plain call.
public final class PlainReader {
  private final Options options;
  private final List<String> words;
  private final Map<Parameter<?>, List<String>> written = new LinkedHashMap<>();
  private final List<String> loose = new ArrayList<>();

  private PlainReader(Options options, List<String> words) {
    this.options = options;
    this.words = words;
  }

  /// Sets what is given if all of it is plain; otherwise changes nothing.
  ///
  /// @return whether it was
  public static boolean read(Options options, List<String> words) {
    PlainReader reader = new PlainReader(options, words);
    return reader.readWords() && reader.placeArguments() && reader.give();
  }

  private boolean readWords() {
    for (String word : words) {
      if (word.isEmpty() || word.equals("--") || word.startsWith("@") || word.indexOf('"') >= 0) {
        return false;
      }
    }
    int next = 0;
    while (next < words.size()) {
      String word = words.get(next++);
      if (word.charAt(0) != '-') {
        loose.add(word);
        if (options.carriesCommand()) {
          loose.addAll(words.subList(next, words.size()));
          return true;
        }
        continue;
      }
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      if (!word.startsWith("--") && word.length() > 2 && options.named(word) == null) {
        if (!readLetters(word.substring(0, word.length() - 1))) {
          return false;
        }
        word = "-" + word.charAt(word.length() - 1);
      }
      Parameter<?> option = options.named(equals < 0 ? word : word.substring(0, equals));
      if (option == null) {
        return false;
      }
      String value =
          equals >= 0
              ? attached(option, word.substring(equals + 1))
              : value(option, next < words.size() ? words.get(next) : null);
      if (value == null) {
        return false;
      }
      if (equals < 0 && option.needsValue()) {
        next++;
      }
      written.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }
    return true;
  }

  /// Reads options without a value: each letter after the first character is one.
  private boolean readLetters(String word) {
    for (int i = 1; i < word.length(); i++) {
      Parameter<?> option = options.named("-" + word.charAt(i));
      if (option == null || option.needsValue()) {
        return false;
      }
      written.computeIfAbsent(option, _ -> new ArrayList<>()).add("true");
    }
    return true;
  }

  private static @Nullable String attached(Parameter<?> option, String value) {
    return option.form() instanceof Form.Flag || value.isEmpty() || value.startsWith("-")
        ? null
        : value;
  }

  private static @Nullable String value(Parameter<?> option, @Nullable String next) {
    return switch (option.form()) {
      case Form.Flag _ -> "true";
      case Form.Toggle<?> _ -> isYesOrNo(next) ? null : "true";
      case Form.One<?> _, Form.Texts _, Form.NumberByName _ ->
          next == null || (next.startsWith("-") && next.length() > 1) ? null : next;
    };
  }

  private static boolean isYesOrNo(@Nullable String word) {
    return "true".equalsIgnoreCase(word) || "false".equalsIgnoreCase(word);
  }

  private boolean placeArguments() {
    int next = 0;
    for (Parameter<?> argument : options.arguments()) {
      boolean takesAll = !(argument.form() instanceof Form.One<?>);
      int end = takesAll ? loose.size() : Math.min(next + 1, loose.size());
      if (next < end) {
        written.put(argument, loose.subList(next, end));
      }
      next = end;
    }
    return next == loose.size();
  }

  private boolean give() {
    List<Runnable> gifts = new ArrayList<>();
    for (Parameter<?> parameter : options.parameters()) {
      List<String> values = written.get(parameter);
      if (values == null ? parameter.isRequired() : !give(parameter, values, gifts)) {
        return false;
      }
    }
    gifts.forEach(Runnable::run);
    return true;
  }

  private static <T extends @Nullable Object> boolean give(
      Parameter<T> parameter, List<String> values, List<Runnable> gifts) {
    T value = parameter.form().plain(values);
    if (value == null) {
      return false;
    }
    gifts.add(() -> parameter.set(value));
    return true;
  }
}
