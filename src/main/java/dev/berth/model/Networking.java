package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How containers of a service are reached and what they reach.
///
/// @param mode `network_mode` as written (`none`, `host`, `bridge`, `service:x`, `container:x`);
///   absent if the service joins networks
/// @param networks networks it joins, by key
/// @param ports published ports
/// @param expose ports open to other containers, `port[-port][/protocol]`
/// @param dns name servers; absent if nothing is said of them, as the next two
/// @param dnsOptions resolver options
/// @param dnsSearch search domains
/// @param extraHosts names of hosts with an address each, in their order
/// @param links other services, `service[:alias]`
/// @param externalLinks containers outside of the project, `container[:alias]`
/// @param macAddress MAC address of the container
public record Networking(
    @Nullable String mode,
    Map<String, Attachment> networks,
    List<Port> ports,
    List<String> expose,
    @Nullable List<String> dns,
    @Nullable List<String> dnsOptions,
    @Nullable List<String> dnsSearch,
    List<ExtraHost> extraHosts,
    List<String> links,
    List<String> externalLinks,
    @Nullable String macAddress) {

  public Networking {
    networks = Maps.ordered(networks);
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    dns = dns == null ? null : List.copyOf(dns);
    dnsOptions = dnsOptions == null ? null : List.copyOf(dnsOptions);
    dnsSearch = dnsSearch == null ? null : List.copyOf(dnsSearch);
    extraHosts = List.copyOf(extraHosts);
    links = List.copyOf(links);
    externalLinks = List.copyOf(externalLinks);
  }
}
