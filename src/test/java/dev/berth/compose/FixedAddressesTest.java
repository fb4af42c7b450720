package dev.berth.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Addresses that several containers or networks would share: what Berth says.
class FixedAddressesTest {
  @Test
  void anAddressTwice() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, networks: {n: {ipv4_address: 10.9.0.5}}}
                  b: {image: x, networks: {n: {ipv4_address: 10.9.0.5}}}
                networks: {n: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}
                """))
        .isEqualTo(
            """
            <stdin>:3:46: warning: services.b.networks.n.ipv4_address: 10.9.0.5 belongs to services.a already
                3 |   b: {image: x, networks: {n: {ipv4_address: 10.9.0.5}}}
                  |                                              ^^^^^^^^
              the other one is here: <stdin>:2:46
              help: give each service an address of its own, or leave the address out
            """);
  }

  @Test
  void anAddressOfSeveralReplicas() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, scale: 2, networks: {n: {ipv4_address: 10.9.0.5}}}
                networks: {n: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}
                """))
        .isEqualTo(
            """
            <stdin>:2:56: warning: services.a.networks.n.ipv4_address: only one of 2 replicas can have the address 10.9.0.5
                2 |   a: {image: x, scale: 2, networks: {n: {ipv4_address: 10.9.0.5}}}
                  |                                                        ^^^^^^^^
              help: leave the address out, or run one replica
            """);
  }

  @Test
  void subnetsThatOverlap() {
    assertThat(
            Loading.problems(
                """
                services: {a: {image: x, networks: [n, m]}}
                networks:
                  n: {ipam: {config: [{subnet: 10.9.0.0/16}]}}
                  m: {ipam: {config: [{subnet: 10.9.3.0/24}]}}
                """))
        .isEqualTo(
            """
            <stdin>:4:32: warning: networks.m.ipam.config[0].subnet: "10.9.3.0/24" overlaps with "10.9.0.0/16" of networks.n
                4 |   m: {ipam: {config: [{subnet: 10.9.3.0/24}]}}
                  |                                ^^^^^^^^^^^
              the other one is here: <stdin>:3:32
              help: give each network addresses of its own
            """);
  }

  @Test
  void theSameAddressInOtherNetworksIsFine() {
    assertThat(
            Loading.problems(
                """
                services:
                  a: {image: x, networks: {n: {ipv4_address: 10.9.0.5}}}
                  b: {image: x, networks: {m: {ipv4_address: 10.8.0.5}}}
                networks:
                  n: {ipam: {config: [{subnet: 10.9.0.0/24}]}}
                  m: {ipam: {config: [{subnet: 10.8.0.0/24}]}}
                """))
        .isEmpty();
  }
}
