package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Privileges and namespaces of the containers of a service.
///
/// @param privileged all privileges
/// @param capAdd kernel capabilities added
/// @param capDrop kernel capabilities dropped
/// @param securityOptions security options
/// @param devices host devices
/// @param deviceCgroupRules cgroup rules for devices
/// @param sysctls kernel parameters
/// @param ipc IPC namespace
/// @param pid process namespace
/// @param uts host name namespace
/// @param userns user namespace
/// @param cgroup cgroup namespace, `host` or `private`
/// @param cgroupParent parent cgroup
/// @param isolation Windows isolation
/// @param runtime OCI runtime
/// @param useApiSocket hands the engine's socket to the container
/// @param credentialSpec Windows credential spec; absent if none
public record Isolation(
    @Nullable Boolean privileged,
    List<String> capAdd,
    List<String> capDrop,
    List<String> securityOptions,
    List<Device> devices,
    List<String> deviceCgroupRules,
    Map<String, String> sysctls,
    @Nullable String ipc,
    @Nullable String pid,
    @Nullable String uts,
    @Nullable String userns,
    @Nullable String cgroup,
    @Nullable String cgroupParent,
    @Nullable String isolation,
    @Nullable String runtime,
    @Nullable Boolean useApiSocket,
    @Nullable CredentialSpec credentialSpec) {

  /// A host device.
  ///
  /// @param source path on the host, or a CDI name
  /// @param target path inside
  /// @param permissions `r`, `w`, `m`
  public record Device(String source, @Nullable String target, @Nullable String permissions) {}

  /// Where a credential spec comes from; one of them is present.
  ///
  /// @param config key of a config
  /// @param file file name
  /// @param registry registry value
  public record CredentialSpec(
      @Nullable String config, @Nullable String file, @Nullable String registry) {}

  public Isolation {
    capAdd = List.copyOf(capAdd);
    capDrop = List.copyOf(capDrop);
    securityOptions = List.copyOf(securityOptions);
    devices = List.copyOf(devices);
    deviceCgroupRules = List.copyOf(deviceCgroupRules);
    sysctls = Maps.ordered(sysctls);
  }
}
