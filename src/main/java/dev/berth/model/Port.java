package dev.berth.model;

import org.jspecify.annotations.Nullable;

/// A published port.
///
/// @param target port inside, 1 to 65535
/// @param published port or range on the host (`8080`, `8080-8084`); absent for one the engine
///   picks
/// @param hostIp host address it is bound to; absent for all
/// @param protocol `tcp`, `udp` or `sctp`
/// @param mode `ingress` or `host`; only a swarm tells them apart
/// @param name name of the port
/// @param appProtocol protocol spoken on it
public record Port(
    int target,
    @Nullable String published,
    @Nullable String hostIp,
    String protocol,
    String mode,
    @Nullable String name,
    @Nullable String appProtocol) {}
