package dev.berth.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When `pull_policy` wants an image anew that is there already.
final class PullPolicy {
  private static final Pattern PART = Pattern.compile("(\\d+)([wdhms])");
  private static final int DAYS_OF_WEEK = 7;

  private PullPolicy() {}

  /// Whether the image is to be fetched although it is there.
  ///
  /// @param image as it was inspected
  /// @param now the present time
  static boolean wantsAnew(Service service, JsonNode image, Instant now) {
    String policy = service.image().pullPolicy();
    if (policy == null) {
      return false;
    }
    if (policy.equals("always")) {
      return true;
    }
    Duration age = refreshedAfter(policy);
    return age != null && lastFetched(image).plus(age).isBefore(now);
  }

  /// Whether it may be, according to how old the image is.
  static boolean mayWantAnew(Service service) {
    String policy = service.image().pullPolicy();
    return policy != null && (policy.equals("always") || refreshedAfter(policy) != null);
  }

  private static @Nullable Duration refreshedAfter(String policy) {
    if (policy.equals("daily")) {
      return Duration.ofDays(1);
    }
    if (policy.equals("weekly")) {
      return Duration.ofDays(DAYS_OF_WEEK);
    }
    if (!policy.startsWith("every_")) {
      return null;
    }
    Duration all = Duration.ZERO;
    Matcher parts = PART.matcher(policy.substring("every_".length()));
    while (parts.find()) {
      long number = Long.parseLong(parts.group(1));
      all =
          all.plus(
              switch (parts.group(2)) {
                case "w" -> Duration.ofDays(DAYS_OF_WEEK * number);
                case "d" -> Duration.ofDays(number);
                case "h" -> Duration.ofHours(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
              });
    }
    return all;
  }

  private static Instant lastFetched(JsonNode image) {
    try {
      return Instant.parse(image.path("Metadata").path("LastTagTime").asText());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
