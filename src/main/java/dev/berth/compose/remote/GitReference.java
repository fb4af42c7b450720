package dev.berth.compose.remote;

import dev.berth.problem.Code;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a reference to a git repository says: `ADDRESS[#REVISION[:PATH]]`, or the same as
/// `ADDRESS?ref=REVISION&subdir=PATH`, with `branch` and `tag` for one kind of revision.
///
/// @param address as the git command takes it
/// @param revision a branch, a tag, the full name of a reference, or a whole commit hash; `HEAD`
///   for the default branch
/// @param path a Compose file or a directory with one, relative; may be empty
record GitReference(String address, String revision, String path) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern CONTROL = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[^/@-][^/@]*@)?(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]+)?");
  private static final String GITHUB = "github.com/";
  private static final String FORM =
      "write it as https://host/repository.git#branch:path/compose.yaml";

  /// Whether the revision is a commit hash and so never means another commit.
  boolean isPinned() {
    return COMMIT.matcher(revision).matches();
  }

  /// The address without a password.
  String shown() {
    return address.replaceFirst("://[^/@]*@", "://");
  }

  /// Whom to ask for the repository: the address without its path.
  String host() {
    String text = shown();
    int scheme = text.indexOf("://");
    int end = scheme < 0 ? text.indexOf(':') : text.indexOf('/', scheme + 3);
    return end < 0 ? text : text.substring(0, end);
  }

  /// @throws NotFetched if the text has no such form
  static GitReference parse(String text) {
    if (CONTROL.matcher(text).find()) {
      throw malformed(text, "it has a space in it");
    }
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    String address = hash < 0 ? text : text.substring(0, hash);
    int mark = address.indexOf('?');
    String query = mark < 0 ? "" : address.substring(mark + 1);
    address = address(text, mark < 0 ? address : address.substring(0, mark));
    if (!query.isEmpty() && !fragment.isEmpty()) {
      throw malformed(text, "it has both ? and #");
    }
    return query.isEmpty() ? withFragment(address, fragment) : withQuery(text, address, query);
  }

  private static String address(String text, String address) {
    if (address.startsWith(GITHUB)) {
      return "https://" + address;
    }
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address;
    }
    String rest = address.substring(scheme + 3);
    int slash = rest.indexOf('/');
    if (slash < 0 || !HOST.matcher(rest.substring(0, slash)).matches()) {
      throw malformed(text, "it names no host and repository");
    }
    return address.substring(0, scheme).toLowerCase(Locale.ROOT) + "://" + rest;
  }

  private static GitReference withFragment(String address, String fragment) {
    int colon = fragment.indexOf(':');
    String revision = colon < 0 ? fragment : fragment.substring(0, colon);
    String path = colon < 0 ? "" : fragment.substring(colon + 1);
    return new GitReference(address, revision.isEmpty() ? "HEAD" : revision, path);
  }

  private static GitReference withQuery(String text, String address, String query) {
    String revision = "HEAD";
    String path = "";
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : decode(text, part.substring(equals + 1));
      switch (name) {
        case "ref" -> revision = value;
        case "branch" -> revision = "refs/heads/" + value;
        case "tag" -> revision = "refs/tags/" + value;
        case "subdir" -> path = value;
        default -> throw malformed(text, "it may have ref, branch, tag and subdir, not " + name);
      }
    }
    return new GitReference(address, revision.isEmpty() ? "HEAD" : revision, path);
  }

  private static String decode(String text, String value) {
    try {
      String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
      if (CONTROL.matcher(decoded).find()) {
        throw malformed(text, "it has a space in it");
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      throw malformed(text, "its % codes cannot be read");
    }
  }

  private static NotFetched malformed(String text, String why) {
    return new NotFetched(
        Code.BAD_REMOTE_REFERENCE, "\"" + text + "\" is no git reference: " + why, FORM);
  }
}
