package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that a service says: its own in its networks, those of name servers and hosts.
final class ServiceAddresses implements ServiceCheck {
  private static final Set<String> OWN_DRIVERS = Set.of("", "default");

  private static final Pattern MAC =
      Pattern.compile(
          "(?i)[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\\1[0-9a-f]{2}){4}|[0-9a-f]{4}(?:\\.[0-9a-f]{4}){2}");

  private final Warnings warnings;
  private final MapNode file;

  ServiceAddresses(Warnings warnings, MapNode file) {
    this.warnings = warnings;
    this.file = file;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Found found : Found.along(service, path, "mac_address")) {
      mac(found);
    }
    for (Found found : Found.along(service, path, "networks", EACH, "mac_address")) {
      mac(found);
    }
    for (MapNode.Entry entry : Tree.map(service, "networks").entries()) {
      Path at = path.key("networks").key(entry.key());
      for (Found found : Found.along(entry.value(), at, "ipv4_address")) {
        own(found, entry.key(), Address.IPV4);
      }
      for (Found found : Found.along(entry.value(), at, "ipv6_address")) {
        own(found, entry.key(), Address.IPV6);
      }
      for (Found found : Found.along(entry.value(), at, "link_local_ips", EACH)) {
        address(found, found.text());
      }
    }
    for (Found found : Found.along(service, path, "dns", EACH)) {
      address(found, found.text());
    }
    for (Found found : Found.along(service, path, "extra_hosts", EACH)) {
      host(found);
    }
    for (Found found : Found.along(service, path, "build", "extra_hosts", EACH)) {
      host(found);
    }
  }

  private void bad(Found found, String message, String help) {
    warnings.add(Code.BAD_ADDRESS, found, message, help);
  }

  private void mac(Found found) {
    if (!found.text().isEmpty() && !MAC.matcher(found.text()).matches()) {
      bad(
          found,
          "\"" + found.text() + "\" is no MAC address",
          "write six pairs of hexadecimal digits, e.g. 02:42:ac:11:00:02");
    }
  }

  private void host(Found found) {
    String text = found.text();
    int sign = text.indexOf('=') < 0 ? text.indexOf(':') : text.indexOf('=');
    String address = text.substring(sign + 1);
    if (sign >= 0 && !address.equals("host-gateway")) {
      address(found, address);
    }
  }

  private void address(Found found, String text) {
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    if (!text.isEmpty() && Address.of(plain).isEmpty()) {
      bad(found, "\"" + text + "\" is no IP address", "write an IPv4 or IPv6 address");
    }
  }

  private void own(Found found, String networkName, int width) {
    String text = found.text();
    if (text.isEmpty()) {
      return;
    }
    Optional<Address> address = Address.of(text).filter(each -> each.width() == width);
    if (address.isEmpty()) {
      bad(
          found,
          "\"" + text + "\" is no " + (width == Address.IPV4 ? "IPv4" : "IPv6") + " address",
          width == Address.IPV4 ? "write four numbers from 0 to 255" : "write e.g. fd00::2");
      return;
    }
    MapNode network = Tree.map(file, "networks", networkName);
    if (!Tree.map(file, "networks").has(networkName)
        || Tree.isUnknown(file, "networks", networkName, "ipam", "config")
        || Tree.text(network, "external").equals("true")
        || !OWN_DRIVERS.contains(Tree.text(Tree.map(network, "ipam"), "driver"))) {
      return;
    }
    if (Tree.hasUnknown(Tree.map(network, "ipam").get("config"), "subnet")) {
      return;
    }
    List<String> pools = pools(network);
    List<Subnet> subnets = pools.stream().flatMap(pool -> Subnet.of(pool).stream()).toList();
    if (pools.isEmpty()) {
      bad(
          found,
          "the network " + networkName + " has no subnet of its own to take " + text + " from",
          "give the network an ipam.config with a subnet");
    } else if (subnets.size() == pools.size()
        && subnets.stream().noneMatch(subnet -> subnet.contains(address.get()))) {
      bad(
          found,
          text + " is in no subnet of the network " + networkName,
          "choose an address of " + String.join(" or ", pools));
    }
  }

  private static List<String> pools(MapNode network) {
    List<String> pools = new ArrayList<>();
    for (MapNode pool : Tree.maps(Tree.map(network, "ipam").get("config"))) {
      String subnet = Tree.text(pool, "subnet");
      if (!subnet.isEmpty()) {
        pools.add(subnet);
      }
    }
    return pools;
  }
}
