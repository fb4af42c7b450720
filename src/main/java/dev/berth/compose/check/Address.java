package dev.berth.compose.check;

import dev.berth.compose.shortform.Addresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/// An IP address as a number.
///
/// @param number the number
/// @param width how many bits it has: 32 or 128
record Address(BigInteger number, int width) {
  static final int IPV4 = 32;
  static final int IPV6 = 128;

  /// The address that a text says, or nothing if it says none.
  static Optional<Address> of(String text) {
    if (!Addresses.isAddress(text)) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(1, InetAddress.ofLiteral(text).getAddress());
    return Optional.of(new Address(number, text.indexOf(':') < 0 ? IPV4 : IPV6));
  }

  /// The number without its last bits.
  BigInteger prefix(int bits) {
    return number.shiftRight(width - bits);
  }
}
