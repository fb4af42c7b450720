package dev.berth.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.target.Ages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Lines for people about one thing of a swarm, laid out as the docker command does.
final class PrettyText {
  private static final long SECOND = 1_000_000_000L;
  private static final int SIXTY = 60;

  private final StringBuilder text = new StringBuilder();

  /// A line.
  PrettyText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /// A line of a label and a text, if there is one.
  PrettyText some(String label, String value) {
    return value.isEmpty() ? this : line(label + value);
  }

  /// A heading, and a line for each label of the user's, if there are any.
  ///
  /// @param bullet what stands before each
  PrettyText labels(String heading, JsonNode labels, String bullet) {
    if (!labels.isEmpty()) {
      line(heading);
      TreeMap<String, String> sorted = new TreeMap<>();
      labels.properties().forEach(label -> sorted.put(label.getKey(), label.getValue().asText()));
      sorted.forEach((name, value) -> line(bullet + name + "=" + value));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /// A point in time such as `2026-11-29 17:51:47.053404048 +0000 utc`.
  static String time(JsonNode json) {
    return json.asText().replace('T', ' ').replace("Z", " +0000 utc");
  }

  /// How long ago it was.
  static String ago(JsonNode json) {
    Duration age = Duration.between(Instant.parse(json.asText()), Instant.now());
    return capital(Ages.text(age)) + " ago";
  }

  /// Nanoseconds as `1m30s` or `500ms`; a part of a unit as a fraction of it.
  static String duration(long nanoseconds) {
    if (nanoseconds == 0) {
      return "0s";
    }
    if (nanoseconds < SECOND) {
      BigDecimal millis = BigDecimal.valueOf(nanoseconds, 6);
      return millis.compareTo(BigDecimal.ONE) >= 0
          ? plain(millis) + "ms"
          : plain(BigDecimal.valueOf(nanoseconds, 3)) + "µs";
    }
    long minutes = nanoseconds / SECOND / SIXTY;
    BigDecimal seconds = BigDecimal.valueOf(nanoseconds - minutes * SIXTY * SECOND, 9);
    String end = plain(seconds) + "s";
    if (minutes == 0) {
      return end;
    }
    return minutes < SIXTY
        ? minutes + "m" + end
        : minutes / SIXTY + "h" + minutes % SIXTY + "m" + end;
  }

  /// A number without needless zeros.
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /// The texts of a list.
  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /// A word that begins with a capital letter.
  static String capital(String word) {
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
