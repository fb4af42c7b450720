package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Addresses that a service says.
class ServiceAddressesTest {
  @Test
  void anAddressOutsideOfTheNetworkIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    networks:
                      back: {ipv4_address: 10.0.9.5}
                networks:
                  back: {ipam: {config: [{subnet: 10.0.0.0/24}]}}
                """))
        .isEqualTo(
            """
            <stdin>:5:28: warning: services.web.networks.back.ipv4_address: 10.0.9.5 is in no subnet of the network back
                5 |       back: {ipv4_address: 10.0.9.5}
                  |                            ^^^^^^^^
              help: choose an address of 10.0.0.0/24
            """);
  }

  @Test
  void malformedAddressesAreTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    mac_address: 02:42:ac:11:00
                    dns: [8.8.8]
                    extra_hosts: ["db:10.0.0.256", "me:host-gateway"]
                    networks:
                      back: {ipv4_address: "fd00::1", ipv6_address: 10.0.0.1, link_local_ips: [x]}
                networks:
                  back:
                """))
        .contains(
            "web.mac_address: \"02:42:ac:11:00\" is no MAC address",
            "web.dns[0]: \"8.8.8\" is no IP address",
            "web.extra_hosts[0]: \"10.0.0.256\" is no IP address",
            "back.ipv4_address: \"fd00::1\" is no IPv4 address",
            "back.ipv6_address: \"10.0.0.1\" is no IPv6 address",
            "back.link_local_ips[0]: \"x\" is no IP address");
  }

  @Test
  void aNetworkWithoutASubnetHasNoFixedAddresses() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    networks:
                      back: {ipv4_address: 10.0.9.5}
                      theirs: {ipv4_address: 10.0.9.5}
                networks:
                  back:
                  theirs: {external: true}
                """))
        .isEqualTo(
            """
            <stdin>:5:28: warning: services.web.networks.back.ipv4_address: the network back has no subnet of its own to take 10.0.9.5 from
                5 |       back: {ipv4_address: 10.0.9.5}
                  |                            ^^^^^^^^
              help: give the network an ipam.config with a subnet
            """);
  }
}
