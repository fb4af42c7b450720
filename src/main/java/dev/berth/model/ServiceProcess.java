package dev.berth.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What runs in the container.
///
/// @param command arguments; absent for the image's own, empty to clear them
/// @param entrypoint program; absent for the image's own, empty to clear it
/// @param environment variables, those of `env_file` included; a null value unsets the image's
/// @param workingDirectory directory it starts in
/// @param user `user[:group]`
/// @param groupAdd further groups
/// @param tty allocates a terminal
/// @param stdinOpen keeps standard input open
/// @param init runs an init process as process 1
/// @param stopSignal signal that asks it to stop
/// @param stopGracePeriod how long it may take to stop before it is killed
public record ServiceProcess(
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    Map<String, @Nullable String> environment,
    @Nullable String workingDirectory,
    @Nullable String user,
    List<String> groupAdd,
    @Nullable Boolean tty,
    @Nullable Boolean stdinOpen,
    @Nullable Boolean init,
    @Nullable String stopSignal,
    @Nullable Duration stopGracePeriod) {

  public ServiceProcess {
    command = command == null ? null : List.copyOf(command);
    entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
    environment = Maps.ordered(environment);
    groupAdd = List.copyOf(groupAdd);
  }
}
