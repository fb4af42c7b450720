package dev.berth.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits on block devices.
///
/// @param weight 10 to 1000
/// @param weightDevice weight by device path
/// @param readBytes bytes per second by device path
/// @param writeBytes bytes per second by device path
/// @param readOperations operations per second by device path
/// @param writeOperations operations per second by device path
public record BlockIo(
    @Nullable Integer weight,
    Map<String, Long> weightDevice,
    Map<String, Long> readBytes,
    Map<String, Long> writeBytes,
    Map<String, Long> readOperations,
    Map<String, Long> writeOperations) {

  public BlockIo {
    weightDevice = Maps.ordered(weightDevice);
    readBytes = Maps.ordered(readBytes);
    writeBytes = Maps.ordered(writeBytes);
    readOperations = Maps.ordered(readOperations);
    writeOperations = Maps.ordered(writeOperations);
  }
}
