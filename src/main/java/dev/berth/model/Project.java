package dev.berth.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole Compose project.
///
/// @param name project name; prefixes the names of everything it makes
/// @param separator between the parts of the names of containers and images: `-`, or `_` as the
///   first Docker Compose had it
/// @param workingDirectory absolute; relative paths of the file are resolved against it
/// @param files absolute paths of the Compose files, in the order they were merged
/// @param services enabled services by name
/// @param disabledServices services whose profiles are not active, by name
/// @param networks declared networks by key, the implicit `default` among them if it is used
/// @param volumes declared named volumes by key
/// @param configs declared configs by key
/// @param secrets declared secrets by key
/// @param models declared models by key
/// @param sensitive names of values that must not be shown, with `*` and `?`
/// @param platform `os/arch[/variant]` that images are pulled for where their service names none;
///   absent for that of the engine
public record Project(
    String name,
    String separator,
    Path workingDirectory,
    List<Path> files,
    Map<String, Service> services,
    Map<String, Service> disabledServices,
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, FileObject> configs,
    Map<String, FileObject> secrets,
    Map<String, Model> models,
    List<String> sensitive,
    @Nullable String platform) {

  public Project {
    files = List.copyOf(files);
    services = Maps.ordered(services);
    disabledServices = Maps.ordered(disabledServices);
    networks = Maps.ordered(networks);
    volumes = Maps.ordered(volumes);
    configs = Maps.ordered(configs);
    secrets = Maps.ordered(secrets);
    models = Maps.ordered(models);
    sensitive = List.copyOf(sensitive);
  }

  /// A service, be it enabled or not.
  public Optional<Service> service(String serviceName) {
    Service enabled = services.get(serviceName);
    return Optional.ofNullable(enabled != null ? enabled : disabledServices.get(serviceName));
  }

  /// A name made of that of the project and others.
  public String nameOf(String... parts) {
    return name + separator + String.join(separator, parts);
  }

  /// The same project with other services enabled.
  public Project with(Map<String, Service> others) {
    return new Project(
        name,
        separator,
        workingDirectory,
        files,
        others,
        disabledServices,
        networks,
        volumes,
        configs,
        secrets,
        models,
        sensitive,
        platform);
  }
}
