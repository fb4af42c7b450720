package dev.berth.plan;

import dev.berth.problem.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows which values may hold credentials, so that they are shown nowhere.
///
/// A value is sensitive if its name is that of a credential or one that the user listed, if it is a
/// digest of content, or if its text has a password in a URL, a password as an option of a command,
/// or one of the known secret values in it.
///
/// @param names names that the user listed, with `*` and `?`; upper and lower case are the same
/// @param values texts that are known to be secret
public record Sensitive(Set<String> names, Set<String> values) {
  /// Stands for a value that is not shown.
  public static final String MASK = "(sensitive)";

  /// Stands for a value that is not shown and differs from the one before.
  public static final String MASK_CHANGED = "(sensitive, changed)";

  /// Names like those of credentials, and nothing listed.
  public static final Sensitive DEFAULT = new Sensitive(Set.of(), Set.of());

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(^|[^A-Z])PASS($|[^A-Z])|PASS(WORD|WD|PHRASE|CODE)|PWD$|SECRET|TOKEN|CREDENTIAL"
              + "|(^|[^A-Z]|API|ACCESS|PRIVATE)KEYS?($|[^A-Z])|AUTH($|[^A-Z])|DSN$",
          Pattern.CASE_INSENSITIVE);

  /// The part between `//` and `@` of a URL that has a password or token there.
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)(?:[^/\\s:@\"']*:[^/\\s@\"']+|[^/\\s:@\"']{16,})(?=@)");

  /// The value of an option such as `--password=…`.
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<=^|\\s|\")(-{1,2}[\\w.-]*(?:pass|passwd|password|passphrase|secret|token|credentials?"
              + "|api-?key|access-?key|private-?key|requirepass|masterauth)(?:[=\\s]|\", \"))"
              + "([^\\s\"]+)",
          Pattern.CASE_INSENSITIVE);

  /// Attributes that hold digests of content: a short secret can be guessed from its digest.
  private static final Set<String> DIGESTS = Set.of("config_hash", "contents");

  /// Attributes that known secret values are looked for in.
  private static final Set<String> FREE_TEXT =
      Set.of(
          "annotations",
          "command",
          "deploy",
          "driver_opts",
          "entrypoint",
          "environment",
          "healthcheck",
          "labels",
          "logging",
          "sysctls");

  private static final int SHORTEST = 6;
  private static final String WORD = "[A-Za-z0-9_-]";

  public Sensitive {
    names = Collections.unmodifiableSet(new TreeSet<>(names));
    values = Collections.unmodifiableSet(new TreeSet<>(values));
  }

  /// As before, and with names that the user listed.
  public Sensitive naming(Collection<String> more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(more);
    return new Sensitive(all, values);
  }

  /// As before, and with texts known to be secret. Shorter ones than six characters are left out:
  /// they are in too many other texts.
  public Sensitive knowing(Collection<String> more) {
    Set<String> all = new TreeSet<>(values);
    more.stream().map(String::strip).filter(value -> value.length() >= SHORTEST).forEach(all::add);
    return new Sensitive(names, all);
  }

  /// As before, and with the values that resources have under sensitive names.
  Sensitive learning(State... states) {
    Set<String> found = new TreeSet<>();
    for (State state : states) {
      for (Resource resource : state.resources().values()) {
        Attributes.of(resource.spec())
            .forEach((name, value) -> {
              if (!DIGESTS.contains(name)) {
                collect(value, found);
              }
            });
      }
    }
    return knowing(found);
  }

  /// As before, and with the values that maps in a record have under sensitive names.
  public Sensitive learning(Record record) {
    Set<String> found = new TreeSet<>();
    collect(record, found);
    return knowing(found);
  }

  private void collect(@Nullable Object value, Set<String> found) {
    switch (value) {
      case Record record -> Attributes.of(record).values().forEach(inner -> collect(inner, found));
      case Collection<?> members -> members.forEach(inner -> collect(inner, found));
      case Map<?, ?> map ->
          map.forEach((key, inner) -> {
            if (inner instanceof String text && isName(String.valueOf(key))) {
              found.add(text);
            }
            collect(inner, found);
          });
      case null, default -> {}
    }
  }

  /// Whether a value at this place must not be shown.
  boolean is(Path path, @Nullable Object value) {
    if (isDigest(path) || isNamed(path)) {
      return true;
    }
    return value != null && tells(path, Values.text(value));
  }

  private boolean tells(Path path, String text) {
    return USER_INFO.matcher(text).find()
        || OPTION.matcher(text).find()
        || text.contains('"' + Seal.PREFIX)
        || (isFreeText(path) && values.stream().anyMatch(value -> occurs(value, text)));
  }

  /// Whether a text that people wrote has a secret in it.
  public boolean isIn(String text) {
    return USER_INFO.matcher(text).find()
        || OPTION.matcher(text).find()
        || values.stream().anyMatch(value -> occurs(value, text));
  }

  private boolean isNamed(Path path) {
    return isName(path.lastKey());
  }

  /// Whether a name is that of a credential, or one that the user listed. What ends with `_FILE`
  /// says where a credential is.
  public boolean isName(String name) {
    boolean place = name.toLowerCase(Locale.ROOT).endsWith("_file");
    return (!place && CREDENTIAL.matcher(name).find())
        || names.stream().anyMatch(glob -> glob(glob).matcher(name).matches());
  }

  private static Pattern glob(String glob) {
    String pattern =
        glob.chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString((char) c)))
            .collect(Collectors.joining());
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private static boolean isDigest(Path path) {
    return first(path).filter(DIGESTS::contains).isPresent();
  }

  private static boolean isFreeText(Path path) {
    return first(path).filter(FREE_TEXT::contains).isPresent();
  }

  private static Optional<String> first(Path path) {
    return path.segments().getFirst() instanceof Path.Segment.Key(String name)
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean occurs(String value, String text) {
    return text.contains(value) && whole(value).matcher(text).find();
  }

  private static Pattern whole(String value) {
    return Pattern.compile("(?<!" + WORD + ")" + Pattern.quote(value) + "(?!" + WORD + ")");
  }

  /// A text for people, such as a line of output, in which secrets are masked.
  public String masked(String text) {
    String masked = USER_INFO.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    masked = OPTION.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    for (String value : values) {
      if (masked.contains(value)) {
        masked = whole(value).matcher(masked).replaceAll(Matcher.quoteReplacement(MASK));
      }
    }
    return masked;
  }
}
