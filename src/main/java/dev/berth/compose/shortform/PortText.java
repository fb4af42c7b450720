package dev.berth.compose.shortform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A port in its short form: `[[ADDRESS:]PUBLISHED[-LAST]:]TARGET[-LAST][/PROTOCOL]`.
///
/// @param hostIp the address of the host; empty for all
/// @param published the port of the host, or a range of which one is taken; empty for any
/// @param target the port of the container
/// @param protocol `tcp`, `udp` or `sctp`
public record PortText(String hostIp, String published, int target, String protocol) {
  private static final String HELP = "write HOST:CONTAINER, e.g. \"8080:80\"";

  /// Reads a port or a range of ports; ranges of equal length are paired one by one.
  public static List<PortText> parse(String text) throws ShortFormException {
    int last = text.lastIndexOf(':');
    String container = text.substring(last + 1);
    String before = last < 0 ? "" : text.substring(0, last);
    int second = before.lastIndexOf(':');
    String published = last < 0 ? "" : before.substring(second + 1);
    String address = address(second < 0 ? "" : before.substring(0, second), text);
    int slash = container.indexOf('/');
    String target = slash < 0 ? container : container.substring(0, slash);
    String protocol = protocol(container, slash);
    if (target.isEmpty()) {
      throw new ShortFormException("\"" + text + "\" has no port of the container", HELP);
    }
    int[] targets = range(target, text);
    int[] hosts = published.isEmpty() ? new int[] {0, 0} : range(published, text);
    int targetCount = targets[1] - targets[0];
    int hostCount = hosts[1] - hosts[0];
    if (!published.isEmpty() && targetCount != hostCount && targetCount != 0) {
      throw new ShortFormException(
          "\"" + text + "\" has ranges of different length", "make both ranges equally long");
    }
    if (!protocol.equals("tcp") && !protocol.equals("udp") && !protocol.equals("sctp")) {
      throw new ShortFormException(
          "\"" + text + "\" has no known protocol", "use tcp, udp or sctp");
    }
    List<PortText> ports = new ArrayList<>();
    for (int i = 0; i <= targetCount; i++) {
      String host = published.isEmpty() ? "" : Integer.toString(hosts[0] + i);
      if (targetCount == 0 && hostCount != 0) {
        host = host + "-" + hosts[1];
      }
      ports.add(new PortText(address, host, targets[0] + i, protocol));
    }
    ports.sort((one, other) -> one.inside().compareTo(other.inside()));
    return ports;
  }

  private String inside() {
    return target + "/" + protocol;
  }

  private static String protocol(String container, int slash) {
    if (slash < 0) {
      return "tcp";
    }
    String rest = container.substring(slash + 1);
    int end = rest.indexOf('/');
    String protocol = end < 0 ? rest : rest.substring(0, end);
    return protocol.isEmpty() ? "tcp" : protocol.toLowerCase(Locale.ROOT);
  }

  private static String address(String written, String text) throws ShortFormException {
    if (written.isEmpty()) {
      return "";
    }
    String address = written;
    if (address.startsWith("[")) {
      if (!address.endsWith("]")) {
        throw badAddress(text);
      }
      address = address.substring(1, address.length() - 1);
    }
    if (!Addresses.isAddress(address)) {
      throw badAddress(text);
    }
    return address;
  }

  private static ShortFormException badAddress(String text) {
    return new ShortFormException(
        "\"" + text + "\" does not begin with an IP address", "write ADDRESS:HOST:CONTAINER");
  }

  private static int[] range(String range, String text) throws ShortFormException {
    int dash = range.indexOf('-');
    int first = port(dash < 0 ? range : range.substring(0, dash), text);
    int last = first;
    if (dash >= 0) {
      String rest = range.substring(dash + 1);
      int next = rest.indexOf('-');
      last = port(next < 0 ? rest : rest.substring(0, next), text);
    }
    if (last < first) {
      throw new ShortFormException("\"" + text + "\" has a range that ends before it begins", HELP);
    }
    return new int[] {first, last};
  }

  private static int port(String digits, String text) throws ShortFormException {
    int value = 0;
    boolean valid = !digits.isEmpty() && digits.length() <= 18;
    for (int i = 0; valid && i < digits.length(); i++) {
      char c = digits.charAt(i);
      valid = c >= '0' && c <= '9';
      value = Math.min(value * 10 + (c - '0'), 100_000);
    }
    if (!valid || value > 65_535) {
      throw new ShortFormException(
          "\"" + text + "\" is no port: \"" + digits + "\" is no number from 0 to 65535", HELP);
    }
    return value;
  }
}
