package dev.berth.compose.decode;

import dev.berth.model.Attachment;
import dev.berth.model.ExtraHost;
import dev.berth.model.FileReference;
import dev.berth.model.Identity;
import dev.berth.model.Isolation;
import dev.berth.model.Logging;
import dev.berth.model.Networking;
import dev.berth.model.Port;
import dev.berth.model.Service;
import dev.berth.model.ServiceHash;
import dev.berth.model.ServiceImage;
import dev.berth.model.ServiceProcess;
import dev.berth.model.Storage;
import java.util.ArrayList;
import java.util.List;

/// Decodes one service.
final class ServiceDecoder {
  private ServiceDecoder() {}

  static Service decode(String name, ServiceHash hash, Fields service) {
    return new Service(
        name,
        hash,
        image(service),
        process(service),
        identity(service),
        networking(service),
        storage(service),
        ResourcesDecoder.decode(service),
        isolation(service),
        LifecycleDecoder.decode(service),
        service.optional("deploy", DeployDecoder::decode),
        service.optional(
            "logging", logging -> new Logging(logging.string("driver"), logging.texts("options"))),
        service.strings("profiles"),
        service.bool("attach"),
        service.integer("scale"));
  }

  private static ServiceImage image(Fields service) {
    return new ServiceImage(
        service.string("image"),
        service.optional("build", BuildDecoder::decode),
        service.string("pull_policy"),
        service.string("platform"));
  }

  private static ServiceProcess process(Fields service) {
    return new ServiceProcess(
        service.stringsOrNull("command"),
        service.stringsOrNull("entrypoint"),
        service.variables("environment"),
        service.string("working_dir"),
        service.string("user"),
        service.strings("group_add"),
        service.bool("tty"),
        service.bool("stdin_open"),
        service.bool("init"),
        service.string("stop_signal"),
        service.duration("stop_grace_period"));
  }

  private static Identity identity(Fields service) {
    return new Identity(
        service.string("container_name"),
        service.string("hostname"),
        service.string("domainname"),
        service.texts("labels"),
        service.texts("annotations"));
  }

  private static Networking networking(Fields service) {
    return new Networking(
        service.string("network_mode"),
        service.map("networks", entry -> attachment(Fields.of(entry.value()))),
        service.list("ports", ServiceDecoder::port),
        service.strings("expose"),
        service.stringsOrNull("dns"),
        service.stringsOrNull("dns_opt"),
        service.stringsOrNull("dns_search"),
        hosts(service.strings("extra_hosts")),
        service.strings("links"),
        service.strings("external_links"),
        service.string("mac_address"));
  }

  private static List<ExtraHost> hosts(List<String> texts) {
    List<ExtraHost> hosts = new ArrayList<>();
    for (String text : texts) {
      int at = text.indexOf('=');
      hosts.add(new ExtraHost(text.substring(0, at), text.substring(at + 1)));
    }
    return List.copyOf(hosts);
  }

  private static Attachment attachment(Fields attachment) {
    return new Attachment(
        attachment.strings("aliases"),
        attachment.string("ipv4_address"),
        attachment.string("ipv6_address"),
        attachment.strings("link_local_ips"),
        attachment.string("mac_address"),
        attachment.string("interface_name"),
        attachment.texts("driver_opts"),
        attachment.integer("gw_priority"),
        attachment.integer("priority"));
  }

  private static Port port(Fields port) {
    return new Port(
        Integer.parseInt(port.required("target")),
        port.string("published"),
        port.string("host_ip"),
        port.string("protocol", "tcp"),
        port.string("mode", "ingress"),
        port.string("name"),
        port.string("app_protocol"));
  }

  private static Storage storage(Fields service) {
    return new Storage(
        service.list("volumes", MountDecoder::decode),
        service.strings("tmpfs"),
        service.strings("volumes_from"),
        service.list("configs", ServiceDecoder::fileReference),
        service.list("secrets", ServiceDecoder::fileReference),
        service.bool("read_only"),
        service.number("shm_size"),
        service.texts("storage_opt"));
  }

  /// A config or secret as a service or a build uses it.
  static FileReference fileReference(Fields reference) {
    return new FileReference(
        reference.required("source"),
        reference.string("target"),
        reference.string("uid"),
        reference.string("gid"),
        reference.fileMode("mode"));
  }

  private static Isolation isolation(Fields service) {
    return new Isolation(
        service.bool("privileged"),
        service.strings("cap_add"),
        service.strings("cap_drop"),
        service.strings("security_opt"),
        service.list(
            "devices",
            device ->
                new Isolation.Device(
                    device.required("source"),
                    device.string("target"),
                    device.string("permissions"))),
        service.strings("device_cgroup_rules"),
        service.texts("sysctls"),
        service.string("ipc"),
        service.string("pid"),
        service.string("uts"),
        service.string("userns_mode"),
        service.string("cgroup"),
        service.string("cgroup_parent"),
        service.string("isolation"),
        service.string("runtime"),
        service.bool("use_api_socket"),
        service.optional(
            "credential_spec",
            spec ->
                new Isolation.CredentialSpec(
                    spec.string("config"), spec.string("file"), spec.string("registry"))));
  }
}
