package dev.berth.model.values;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reference to an image: `[domain/]path[:tag][@digest]`.
///
/// @param domain registry host, `docker.io` if the text names none
/// @param path repository, with `library/` for official images
/// @param tag tag; absent if the text has none
/// @param digest `algorithm:hex`; absent if the text has none
public record ImageReference(
    String domain, String path, @Nullable String tag, @Nullable String digest) {
  private static final String DEFAULT_DOMAIN = "docker.io";
  private static final String FORMER_DOMAIN = "index.docker.io";
  private static final String OFFICIAL = "library/";
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");

  /// Reads a reference.
  ///
  /// @return the reference, or nothing if the text is none
  public static Optional<ImageReference> parse(String text) {
    String rest = text;
    String digest = null;
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = rest.substring(at + 1);
      rest = rest.substring(0, at);
      if (!DIGEST.matcher(digest).matches()) {
        return Optional.empty();
      }
    }
    String tag = null;
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = rest.substring(colon + 1);
      rest = rest.substring(0, colon);
      if (!TAG.matcher(tag).matches()) {
        return Optional.empty();
      }
    }
    int slash = rest.indexOf('/');
    String first = slash < 0 ? "" : rest.substring(0, slash);
    boolean hasDomain =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(Locale.ROOT));
    String domain = hasDomain && !first.equals(FORMER_DOMAIN) ? first : DEFAULT_DOMAIN;
    String path = hasDomain ? rest.substring(slash + 1) : rest;
    if (domain.equals(DEFAULT_DOMAIN) && path.indexOf('/') < 0) {
      path = OFFICIAL + path;
    }
    if ((hasDomain && !DOMAIN.matcher(domain).matches()) || !isPath(path)) {
      return Optional.empty();
    }
    return Optional.of(new ImageReference(domain, path, tag, digest));
  }

  private static boolean isPath(String text) {
    return isPlainPath(text) || PATH.matcher(text).matches();
  }

  /// Whether a text is small letters and digits with single signs between them, as nearly all paths
  /// are: seen sooner than by the pattern.
  private static boolean isPlainPath(String text) {
    boolean within = false;
    for (byte c : text.getBytes(StandardCharsets.UTF_8)) {
      boolean sign = c == '/' || c == '-' || c == '.' || c == '_';
      if (sign ? !within : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        return false;
      }
      within = !sign;
    }
    return within;
  }

  /// Domain and path as users write them: without `docker.io/` and `library/`.
  public String familiarName() {
    if (!domain.equals(DEFAULT_DOMAIN)) {
      return domain + "/" + path;
    }
    boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
    return official ? path.substring(OFFICIAL.length()) : path;
  }

  /// As users write it, with `:latest` where there is neither tag nor digest.
  public String familiar() {
    String shown = tag == null && digest == null ? "latest" : tag;
    return familiarName()
        + (shown == null ? "" : ":" + shown)
        + (digest == null ? "" : "@" + digest);
  }

  /// The same image, pinned to a digest.
  public ImageReference withDigest(String newDigest) {
    return new ImageReference(domain, path, tag, newDigest);
  }

  @Override
  public String toString() {
    return domain
        + "/"
        + path
        + (tag == null ? "" : ":" + tag)
        + (digest == null ? "" : "@" + digest);
  }
}
