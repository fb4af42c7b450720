package dev.berth.compose.shortform;

/// IP addresses as text.
public final class Addresses {
  private Addresses() {}

  /// Whether a text is an IPv4 or IPv6 address.
  public static boolean isAddress(String text) {
    return text.indexOf(':') < 0 ? isIpv4(text) : isIpv6(text);
  }

  /// Whether a text is an IPv4 address of four decimal numbers.
  public static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
        return false;
      }
      int value = 0;
      for (int i = 0; i < part.length(); i++) {
        char c = part.charAt(i);
        if (c < '0' || c > '9') {
          return false;
        }
        value = value * 10 + (c - '0');
      }
      if (value > 255) {
        return false;
      }
    }
    return true;
  }

  /// Whether a text is an IPv6 address, without a zone.
  public static boolean isIpv6(String text) {
    String rest = text;
    int lastColon = rest.lastIndexOf(':');
    int groups = 0;
    if (rest.indexOf('.') >= 0) {
      if (lastColon < 0 || !isIpv4(rest.substring(lastColon + 1))) {
        return false;
      }
      groups = 2;
      rest = rest.substring(0, lastColon + (rest.startsWith("::") && lastColon == 1 ? 1 : 0));
    }
    int gap = rest.indexOf("::");
    if (gap < 0) {
      return groups + count(rest) == 8 && count(rest) > 0;
    }
    String after = rest.substring(gap + 2);
    if (after.contains("::")) {
      return false;
    }
    int left = gap == 0 ? 0 : count(rest.substring(0, gap));
    int right = after.isEmpty() ? 0 : count(after);
    return left >= 0 && right >= 0 && groups + left + right < 8;
  }

  /// How many groups of hexadecimal digits a text has; -100 if it is malformed.
  private static int count(String text) {
    int count = 0;
    for (String group : text.split(":", -1)) {
      if (group.isEmpty() || group.length() > 4) {
        return -100;
      }
      for (int i = 0; i < group.length(); i++) {
        char c = group.charAt(i);
        if (c > 'f' || Character.digit(c, 16) < 0) {
          return -100;
        }
      }
      count++;
    }
    return count;
  }
}
