package dev.berth.compose.check;

import static dev.berth.compose.check.Found.EACH;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.yaml.MapNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Attributes that take one of a few words, where the schema of the specification takes any text.
final class Choices implements ServiceCheck {
  private static final Pattern NOTHING_ELSE = Pattern.compile("");
  private static final Pattern OTHER = Pattern.compile("(?:service|container):.+");

  /// An attribute and its words.
  ///
  /// @param way where it is in a service
  /// @param noun what its values are
  /// @param words the values to choose from
  /// @param others values that are accepted as well
  private record Choice(List<String> way, String noun, List<String> words, Pattern others) {
    boolean accepts(String text) {
      return words.contains(text) || others.matcher(text).matches();
    }

    Choice or(Pattern more) {
      return new Choice(way, noun, words, more);
    }
  }

  private static Choice choice(List<String> way, String noun, String... words) {
    return new Choice(way, noun, List.of(words), NOTHING_ELSE);
  }

  private static final List<Choice> CHOICES =
      List.of(
          choice(
                  List.of("restart"),
                  "restart policy",
                  "no",
                  "always",
                  "on-failure",
                  "unless-stopped")
              .or(Pattern.compile("on-failure:[0-9]+")),
          choice(
              List.of("deploy", "mode"),
              "mode of a deployment",
              "replicated",
              "global",
              "replicated-job",
              "global-job"),
          choice(List.of("deploy", "endpoint_mode"), "endpoint mode", "vip", "dnsrr"),
          choice(
                  List.of("deploy", "restart_policy", "condition"),
                  "restart condition",
                  "none",
                  "on-failure",
                  "any")
              .or(Pattern.compile("no|always|unless-stopped")),
          choice(
              List.of("deploy", "update_config", "failure_action"),
              "action on failure",
              "continue",
              "pause",
              "rollback"),
          choice(
              List.of("deploy", "rollback_config", "failure_action"),
              "action on failure of a rollback",
              "continue",
              "pause"),
          choice(List.of("ports", EACH, "mode"), "mode of a port", "ingress", "host"),
          choice(List.of("ports", EACH, "protocol"), "protocol of a port", "tcp", "udp", "sctp")
              .or(Pattern.compile("(?i)tcp|udp|sctp")),
          choice(
              List.of("volumes", EACH, "bind", "propagation"),
              "propagation",
              "rprivate",
              "private",
              "rshared",
              "shared",
              "rslave",
              "slave"),
          choice(
                  List.of("volumes", EACH, "consistency"),
                  "consistency",
                  "consistent",
                  "cached",
                  "delegated")
              .or(Pattern.compile("default")),
          choice(List.of("ipc"), "IPC mode", "none", "private", "shareable", "host").or(OTHER),
          choice(List.of("pid"), "PID mode", "host").or(OTHER),
          choice(List.of("uts"), "UTS mode", "host").or(OTHER),
          choice(List.of("userns_mode"), "mode of user namespaces", "host"),
          choice(List.of("isolation"), "isolation", "default", "process", "hyperv"));

  private final Warnings warnings;

  Choices(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public void check(MapNode service, Path path) {
    for (Choice choice : CHOICES) {
      for (Found found : Found.along(service, path, choice.way())) {
        String text = found.text();
        if (!text.isEmpty() && !choice.accepts(text)) {
          warnings.add(
              Code.BAD_VALUE,
              found,
              "\"" + text + "\" is no " + choice.noun(),
              Warnings.instead(text.toLowerCase(Locale.ROOT), choice.words()));
        }
      }
    }
  }
}
