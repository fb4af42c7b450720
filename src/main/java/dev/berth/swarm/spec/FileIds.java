package dev.berth.swarm.spec;

/// IDs of the configs and secrets that services refer to.
public interface FileIds {
  /// ID of the config with this name.
  String config(String name);

  /// ID of the secret with this name.
  String secret(String name);
}
