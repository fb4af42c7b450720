package dev.berth.compose.decode;

import dev.berth.model.Healthcheck;
import dev.berth.model.Lifecycle;
import dev.berth.model.Lifecycle.Condition;
import dev.berth.model.Lifecycle.Dependency;
import dev.berth.model.Lifecycle.Hook;
import dev.berth.model.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decodes starts, stops, dependencies and health.
final class LifecycleDecoder {
  private LifecycleDecoder() {}

  static Lifecycle decode(Fields service) {
    return new Lifecycle(
        restart(service.string("restart")),
        service.map("depends_on", entry -> dependency(Fields.of(entry.value()))),
        service.optional("healthcheck", LifecycleDecoder::healthcheck),
        service.list("pre_start", LifecycleDecoder::hook),
        service.list("post_start", LifecycleDecoder::hook),
        service.list("pre_stop", LifecycleDecoder::hook),
        service.optional("provider", LifecycleDecoder::provider),
        service.map("models", entry -> modelUse(Fields.of(entry.value()))),
        service.in("develop").list("watch", LifecycleDecoder::watchRule),
        neighbours(service.strings("x-berth-depends-on")));
  }

  private static List<Lifecycle.Neighbour> neighbours(List<String> texts) {
    List<Lifecycle.Neighbour> neighbours = new ArrayList<>();
    for (String text : texts) {
      Lifecycle.Neighbour.parse(text).ifPresent(neighbours::add);
    }
    return List.copyOf(neighbours);
  }

  private static @Nullable Restart restart(@Nullable String text) {
    return text == null ? null : Restart.parse(text).orElse(null);
  }

  private static Dependency dependency(Fields dependency) {
    String condition = dependency.string("condition", "service_started");
    return new Dependency(
        Condition.valueOf(condition.toUpperCase(Locale.ROOT)),
        dependency.flag("restart"),
        !Boolean.FALSE.equals(dependency.bool("required")));
  }

  private static Healthcheck healthcheck(Fields check) {
    return new Healthcheck(
        check.stringsOrNull("test"),
        check.duration("interval"),
        check.duration("timeout"),
        check.integer("retries"),
        check.duration("start_period"),
        check.duration("start_interval"),
        check.flag("disable"));
  }

  private static Hook hook(Fields hook) {
    return new Hook(
        hook.strings("command"),
        hook.string("image"),
        hook.string("user"),
        hook.flag("privileged"),
        hook.string("working_dir"),
        hook.variables("environment"),
        hook.flag("per_replica"));
  }

  private static Lifecycle.Provider provider(Fields provider) {
    Fields options = provider.in("options");
    return new Lifecycle.Provider(
        provider.required("type"), provider.map("options", entry -> options.strings(entry.key())));
  }

  private static Lifecycle.ModelUse modelUse(Fields use) {
    return new Lifecycle.ModelUse(use.string("endpoint_var"), use.string("model_var"));
  }

  private static Lifecycle.WatchRule watchRule(Fields rule) {
    return new Lifecycle.WatchRule(
        rule.required("path"),
        rule.required("action"),
        rule.string("target"),
        rule.strings("ignore"),
        rule.strings("include"),
        rule.optional("exec", LifecycleDecoder::hook),
        rule.flag("initial_sync"));
  }
}
