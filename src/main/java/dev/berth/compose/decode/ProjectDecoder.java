package dev.berth.compose.decode;

import dev.berth.compose.variables.OnOff;
import dev.berth.model.FileObject;
import dev.berth.model.Model;
import dev.berth.model.Network;
import dev.berth.model.Project;
import dev.berth.model.Service;
import dev.berth.model.ServiceHash;
import dev.berth.model.Volume;
import dev.berth.yaml.MapNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decodes the canonical tree of a whole project.
public final class ProjectDecoder {
  private final Path workingDirectory;
  private final List<Path> files;
  private final Map<String, String> environment;
  private final @Nullable String platform;
  private final Hashes hashes;

  /// @param workingDirectory absolute directory of the project
  /// @param files absolute paths of the Compose files
  /// @param environment variables that configs and secrets may take their content from
  /// @param platform that images are pulled for; absent for that of the engine
  /// @param hashes digests of the definitions in the tree
  public ProjectDecoder(
      Path workingDirectory,
      List<Path> files,
      Map<String, String> environment,
      @Nullable String platform,
      Hashes hashes) {
    this.workingDirectory = workingDirectory;
    this.files = List.copyOf(files);
    this.environment = Map.copyOf(environment);
    this.platform = platform;
    this.hashes = hashes;
  }

  /// The project that a tree describes.
  ///
  /// @param root canonical and normalized
  /// @param disabledServices services that no active profile enables, by name
  public Project decode(MapNode root, MapNode disabledServices) {
    Fields top = new Fields(root);
    Fields disabled = new Fields(MapNode.empty(null).with("services", disabledServices));
    String projectName = top.required("name");
    return new Project(
        projectName,
        separator(),
        workingDirectory,
        files,
        top.map("services", this::service),
        disabled.map("services", this::service),
        top.map("networks", entry -> network(entry, projectName)),
        top.map("volumes", entry -> volume(entry, projectName)),
        top.map("configs", entry -> fileObject(entry, projectName)),
        top.map("secrets", entry -> fileObject(entry, projectName)),
        top.map("models", ProjectDecoder::model),
        top.strings("x-berth-sensitive"),
        platform);
  }

  private String separator() {
    return OnOff.isOn(environment.get("COMPOSE_COMPATIBILITY")) ? "_" : "-";
  }

  private Service service(MapNode.Entry entry) {
    ServiceHash hash = hashes.services().getOrDefault(entry.key(), new ServiceHash.Fixed(""));
    return ServiceDecoder.decode(entry.key(), hash, Fields.of(entry.value()));
  }

  private Network network(MapNode.Entry entry, String projectName) {
    Fields network = Fields.of(entry.value());
    return new Network(
        entry.key(),
        name(network, entry.key(), projectName),
        network.flag("external"),
        hashes.networks().getOrDefault(entry.key(), ""),
        network.string("driver"),
        network.texts("driver_opts"),
        network.bool("internal"),
        network.bool("attachable"),
        network.bool("enable_ipv4"),
        network.bool("enable_ipv6"),
        network.optional("ipam", ProjectDecoder::ipam),
        network.texts("labels"));
  }

  private static Network.Ipam ipam(Fields ipam) {
    return new Network.Ipam(
        ipam.string("driver"),
        ipam.texts("options"),
        ipam.list(
            "config",
            pool ->
                new Network.Pool(
                    pool.string("subnet"),
                    pool.string("ip_range"),
                    pool.string("gateway"),
                    pool.texts("aux_addresses"))));
  }

  /// A name that is empty, such as that of a variable that is not set, is as good as none.
  private static String name(Fields resource, String key, String projectName) {
    String name = resource.string("name", key);
    if (!name.isEmpty()) {
      return name;
    }
    return resource.flag("external") ? key : projectName + "_" + key;
  }

  private Volume volume(MapNode.Entry entry, String projectName) {
    Fields volume = Fields.of(entry.value());
    return new Volume(
        entry.key(),
        name(volume, entry.key(), projectName),
        volume.flag("external"),
        hashes.volumes().getOrDefault(entry.key(), ""),
        volume.string("driver"),
        volume.has("driver_opts") ? volume.texts("driver_opts") : null,
        volume.texts("labels"));
  }

  private FileObject fileObject(MapNode.Entry entry, String projectName) {
    Fields object = Fields.of(entry.value());
    return new FileObject(
        entry.key(),
        name(object, entry.key(), projectName),
        origin(object),
        object.texts("labels"),
        object.string("driver"),
        object.texts("driver_opts"),
        object.string("template_driver"));
  }

  private FileObject.Origin origin(Fields object) {
    if (object.flag("external")) {
      return new FileObject.Origin.External();
    }
    String file = object.string("file");
    if (file != null) {
      return new FileObject.Origin.OfFile(workingDirectory.resolve(file).normalize());
    }
    String variable = object.string("environment");
    if (variable != null) {
      return new FileObject.Origin.OfEnvironment(variable, environment.get(variable));
    }
    String content = object.string("content");
    if (content != null) {
      return new FileObject.Origin.Inline(content);
    }
    return new FileObject.Origin.Driver();
  }

  private static Model model(MapNode.Entry entry) {
    Fields model = Fields.of(entry.value());
    return new Model(
        entry.key(),
        model.string("name", entry.key()),
        Objects.requireNonNullElse(model.string("model"), ""),
        model.integer("context_size"),
        model.strings("runtime_flags"));
  }
}
