package dev.berth.compose.check;

import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses such as `10.0.0.0/24`.
///
/// @param base the address before the slash
/// @param bits how many of its first bits all addresses share
record Subnet(Address base, int bits) {
  private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

  /// The subnet that a text says, or nothing if it says none.
  static Optional<Subnet> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !BITS.matcher(text.substring(slash + 1)).matches()) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    return Address.of(text.substring(0, slash))
        .filter(base -> bits <= base.width())
        .map(base -> new Subnet(base, bits));
  }

  /// Whether an address lies in it.
  boolean contains(Address address) {
    return address.width() == base.width() && address.prefix(bits).equals(base.prefix(bits));
  }

  /// Whether all of another subnet lies in it.
  boolean contains(Subnet other) {
    return other.bits >= bits && contains(other.base);
  }

  /// Whether it begins at its base.
  boolean beginsAtBase() {
    return base.prefix(bits).shiftLeft(base.width() - bits).equals(base.number());
  }
}
