package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Subnets and what must lie within them.
class NetworkAddressesTest {
  @Test
  void aSubnetWithTooManyBitsIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web: {image: nginx, networks: [back]}
                networks:
                  back: {ipam: {config: [{subnet: 10.0.0.0/99}]}}
                """))
        .isEqualTo(
            """
            <stdin>:4:35: warning: networks.back.ipam.config[0].subnet: "10.0.0.0/99" is no subnet
                4 |   back: {ipam: {config: [{subnet: 10.0.0.0/99}]}}
                  |                                   ^^^^^^^^^^^
              help: write ADDRESS/BITS, e.g. 10.0.0.0/24
            """);
  }

  @Test
  void whatLiesOutsideOfTheSubnetIsTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web: {image: nginx, networks: [back]}
                networks:
                  back:
                    ipam:
                      config:
                        - subnet: 10.0.0.0/24
                          gateway: 10.0.1.1
                          ip_range: 10.0.0.0/16
                          aux_addresses: {router: 10.1.0.1, other: fd00::1}
                        - subnet: 10.2.0.7/24
                        - subnet: fd00::/64
                          gateway: fd00::1/64
                """))
        .contains(
            "config[0].gateway: \"10.0.1.1\" is not in the subnet 10.0.0.0/24",
            "config[0].ip_range: \"10.0.0.0/16\" is not in",
            "aux_addresses.router: \"10.1.0.1\" is not in",
            "aux_addresses.other: \"fd00::1\" is not in",
            "config[1].subnet: \"10.2.0.7/24\" does not begin at a border",
            "config[2].gateway: \"fd00::1/64\" is no IP address");
  }

  @Test
  void properPlansAreNotTold() {
    assertThat(
            Loading.problems(
                """
                services:
                  web:
                    image: nginx
                    networks:
                      back: {ipv4_address: 10.0.0.9, ipv6_address: "fd00::9"}
                networks:
                  back:
                    ipam:
                      config:
                        - {subnet: 10.0.0.0/24, gateway: 10.0.0.1, ip_range: 10.0.0.128/25}
                        - {subnet: "fd00::/64", gateway: "fd00::1"}
                """))
        .isEmpty();
  }
}
