package dev.berth.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Devices asked of a device driver, such as GPUs.
///
/// @param driver device driver; absent for any
/// @param count number of devices; -1 for all; absent if ids are given
/// @param deviceIds devices by id
/// @param capabilities what they must be capable of
/// @param options options of the driver
public record DeviceRequest(
    @Nullable String driver,
    @Nullable Long count,
    List<String> deviceIds,
    List<String> capabilities,
    Map<String, String> options) {

  public DeviceRequest {
    deviceIds = List.copyOf(deviceIds);
    capabilities = List.copyOf(capabilities);
    options = Maps.ordered(options);
  }
}
