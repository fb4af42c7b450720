package dev.berth.compose.shortform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mount in its short form: `[SOURCE:]TARGET[:OPTION,…]`.
///
/// @param source what is mounted; null for an anonymous volume
/// @param target where it is mounted
/// @param bind whether the source is a path
/// @param bare whether the text was too short to say more than a target
/// @param readOnly whether `ro` is set
/// @param noCopy whether `nocopy` is set
/// @param selinux `z` or `Z`
/// @param propagation how mounts below it propagate
/// @param unknown options without a meaning, in order
public record MountText(
    @Nullable String source,
    String target,
    boolean bind,
    boolean bare,
    boolean readOnly,
    boolean noCopy,
    @Nullable String selinux,
    @Nullable String propagation,
    List<String> unknown) {

  /// Reads a mount.
  public static MountText parse(String text) throws ShortFormException {
    if (text.isEmpty()) {
      throw new ShortFormException("a mount must not be empty", "write SOURCE:TARGET");
    }
    if (text.codePointCount(0, text.length()) <= 2 && text.length() <= 2) {
      return new MountText(null, text, false, true, false, false, null, null, List.of());
    }
    List<String> parts = split(text);
    for (String part : parts) {
      if (part.isEmpty()) {
        throw new ShortFormException(
            "\"" + text + "\" has an empty part between its colons", "write SOURCE:TARGET");
      }
    }
    if (parts.size() > 3) {
      throw new ShortFormException(
          "\"" + text + "\" has too many colons", "write SOURCE:TARGET:OPTIONS, or the long form");
    }
    String source = parts.size() == 1 ? null : parts.getFirst();
    String target = parts.size() == 1 ? parts.getFirst() : parts.get(1);
    String options = parts.size() == 3 ? parts.get(2) : "";
    return withOptions(source, target, options);
  }

  private static MountText withOptions(@Nullable String source, String target, String options) {
    boolean readOnly = false;
    boolean noCopy = false;
    String selinux = null;
    String propagation = null;
    List<String> unknown = new ArrayList<>();
    for (String option : options.split(",", -1)) {
      switch (option) {
        case "" -> {}
        case "ro" -> readOnly = true;
        case "rw" -> readOnly = false;
        case "nocopy" -> noCopy = true;
        case "z", "Z" -> selinux = option;
        case "rprivate", "private", "rshared", "shared", "rslave", "slave" -> propagation = option;
        default -> unknown.add(option);
      }
    }
    boolean bind = source != null && isPath(source);
    return new MountText(
        source, target, bind, false, readOnly, noCopy, selinux, propagation, List.copyOf(unknown));
  }

  /// Splits at colons, but not at that of a drive letter such as `c:`, nor within `${…}`.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (!end && text.startsWith("${", i)) {
        depth++;
      } else if (!end && depth > 0 && text.charAt(i) == '}') {
        depth--;
      }
      if (end || (text.charAt(i) == ':' && depth == 0)) {
        boolean drive = !end && i == start + 1 && Character.isLetter(text.charAt(start));
        if (!drive) {
          parts.add(text.substring(start, i));
          start = i + 1;
        }
      }
    }
    return parts;
  }

  /// Whether the source of a mount is a path rather than the name of a volume.
  public static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    return switch (source.charAt(0)) {
      case '.', '/', '~' -> true;
      default ->
          source.startsWith("\\\\")
              || (source.length() > 1
                  && source.charAt(1) == ':'
                  && Character.isLetter(source.charAt(0)));
    };
  }
}
