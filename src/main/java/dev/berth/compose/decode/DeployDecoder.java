package dev.berth.compose.decode;

import dev.berth.model.Deploy;
import java.util.Objects;

/// Decodes the `deploy` section.
final class DeployDecoder {
  private DeployDecoder() {}

  static Deploy decode(Fields deploy) {
    Fields resources = deploy.in("resources");
    return new Deploy(
        deploy.string("mode"),
        deploy.integer("replicas"),
        deploy.string("endpoint_mode"),
        deploy.texts("labels"),
        resources.optional("limits", DeployDecoder::bounds),
        resources.optional("reservations", DeployDecoder::bounds),
        deploy.optional("restart_policy", DeployDecoder::restartPolicy),
        deploy.optional("update_config", DeployDecoder::updateConfig),
        deploy.optional("rollback_config", DeployDecoder::updateConfig),
        deploy.optional("placement", DeployDecoder::placement));
  }

  private static Deploy.Bounds bounds(Fields bounds) {
    return new Deploy.Bounds(
        bounds.decimal("cpus"),
        bounds.number("memory"),
        bounds.number("pids"),
        bounds.list(
            "generic_resources",
            resource -> {
              Fields spec = resource.in("discrete_resource_spec");
              Long value = spec.number("value");
              return new Deploy.GenericResource(
                  spec.string("kind", ""), Objects.requireNonNullElse(value, 0L));
            }),
        bounds.list("devices", ResourcesDecoder::deviceRequest));
  }

  private static Deploy.RestartPolicy restartPolicy(Fields policy) {
    return new Deploy.RestartPolicy(
        policy.string("condition"),
        policy.duration("delay"),
        policy.number("max_attempts"),
        policy.duration("window"));
  }

  private static Deploy.UpdateConfig updateConfig(Fields update) {
    return new Deploy.UpdateConfig(
        update.number("parallelism"),
        update.duration("delay"),
        update.string("failure_action"),
        update.duration("monitor"),
        update.decimal("max_failure_ratio"),
        update.string("order"));
  }

  private static Deploy.Placement placement(Fields placement) {
    return new Deploy.Placement(
        placement.strings("constraints"),
        placement.list("preferences", preference -> preference.string("spread", "")),
        placement.number("max_replicas_per_node"));
  }
}
