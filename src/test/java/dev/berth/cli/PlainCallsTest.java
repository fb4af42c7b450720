package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.options.PicocliModel;
import dev.berth.cli.options.PlainReader;
import dev.berth.cli.session.GlobalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is read plainly means the same to picocli.
class PlainCallsTest {
  private static final List<String> VALUES =
      List.of(
          "a",
          "web",
          "5",
          "0",
          "-5",
          "+5",
          "010",
          "0x1F",
          "9999999999",
          "a=1",
          "a=b",
          "=1",
          "a=",
          "a=1=2",
          "true",
          "False",
          "a,b",
          "",
          " ",
          "-",
          "--",
          "@a",
          "-ab",
          "\"q\"",
          "'q'",
          "${x}",
          "text",
          "JSON",
          "swarm",
          "Engine",
          "worker",
          "read",
          "never",
          "--nope",
          "a b",
          "--help");
  private static final int LISTS = 150;

  record Called(String name, Supplier<Options> options) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Called> calls() {
    return Stream.concat(
        Stream.of(new Called("berth", () -> new GlobalOptions().options())),
        Commands.ALL.stream().map(entry -> new Called(entry.name(), () -> Vocabulary.of(entry))));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void anyWordsThatArePlainMeanTheSameToBoth(Called called) {
    Random random = new Random(called.name().hashCode());
    for (int i = 0; i < LISTS; i++) {
      same(called, words(called.options().get(), random));
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyOptionCanBeWrittenPlainly(Called called) {
    List<String> needed = needed(called.options().get());
    for (Parameter<?> option : called.options().get().options()) {
      String value = sample(option);
      for (String name : option.names()) {
        List<List<String>> ways =
            value == null
                ? List.of(List.of(name))
                : name.startsWith("--")
                    ? List.of(List.of(name, value), List.of(name + "=" + value))
                    : List.of(List.of(name, value));
        for (List<String> way : ways) {
          List<String> words = new ArrayList<>(option.isRequired() ? List.of() : needed);
          words.addAll(way);
          words.addAll(arguments(called.options().get()));
          assertThat(same(called, words)).as("%s is plain", words).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void flagsInOneWordArePlain(Called called) {
    List<String> flags =
        called.options().get().options().stream()
            .filter(option -> option.form() instanceof Form.Flag)
            .flatMap(option -> option.names().stream())
            .filter(name -> name.length() == 2)
            .toList();
    for (String flag : flags) {
      for (String other : flags) {
        List<String> words = new ArrayList<>(needed(called.options().get()));
        words.add(flag + other.substring(1));
        words.addAll(arguments(called.options().get()));
        assertThat(same(called, words)).as("%s is plain", words).isTrue();
      }
    }
  }

  /// @return whether the words are plain
  private static boolean same(Called called, List<String> words) {
    Options plain = called.options().get();
    if (!PlainReader.read(plain, words)) {
      assertThat(values(plain))
          .as("untouched by %s", words)
          .isEqualTo(values(called.options().get()));
      return false;
    }
    Options known = called.options().get();
    assertThatCode(() -> PicocliModel.line(known).parseArgs(words.toArray(String[]::new)))
        .as("%s %s", called, words)
        .doesNotThrowAnyException();
    assertThat(values(plain)).as("%s %s", called, words).isEqualTo(values(known));
    return true;
  }

  private static List<@Nullable Object> values(Options options) {
    List<@Nullable Object> values = new ArrayList<>();
    options.parameters().forEach(parameter -> values.add(parameter.get()));
    return values;
  }

  private static List<String> words(Options options, Random random) {
    List<String> words = new ArrayList<>();
    List<Parameter<?>> known = options.options();
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(5);
      if (kind == 4) {
        words.add(letters(known, random));
        continue;
      }
      if (kind == 0 || known.isEmpty()) {
        words.add(any(random, VALUES));
        continue;
      }
      Parameter<?> option = any(random, known);
      String name = any(random, option.names());
      String value = sample(option);
      String likely = value == null || random.nextInt(3) == 0 ? any(random, VALUES) : value;
      switch (kind) {
        case 1 -> words.add(name);
        case 2 -> words.add(name + "=" + likely);
        default -> {
          words.add(name);
          words.add(likely);
        }
      }
    }
    return words;
  }

  /// Short options in one word.
  private static String letters(List<Parameter<?>> known, Random random) {
    List<String> letters =
        known.stream()
            .flatMap(option -> option.names().stream())
            .filter(name -> name.length() == 2)
            .map(name -> name.substring(1))
            .toList();
    StringBuilder word = new StringBuilder("-");
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      word.append(letters.isEmpty() || random.nextInt(9) == 0 ? "z" : any(random, letters));
    }
    return word.toString();
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// A value that fits; nothing for an option that needs none.
  private static @Nullable String sample(Parameter<?> parameter) {
    return switch (parameter.form()) {
      case Form.Flag _, Form.Toggle<?> _ -> null;
      case Form.NumberByName _ -> "web=3";
      case Form.Texts _ -> "a";
      case Form.One<?>(Class<?> type, var _, var _) ->
          type.isEnum() ? type.getEnumConstants()[0].toString() : type == String.class ? "a" : "7";
    };
  }

  private static List<String> needed(Options options) {
    List<String> words = new ArrayList<>();
    for (Parameter<?> option : options.options()) {
      if (option.isRequired()) {
        words.add(option.longestName());
        words.add(String.valueOf(sample(option)));
      }
    }
    return words;
  }

  private static List<String> arguments(Options options) {
    return options.arguments().stream()
        .filter(Parameter::isRequired)
        .map(argument -> String.valueOf(sample(argument)))
        .toList();
  }
}
