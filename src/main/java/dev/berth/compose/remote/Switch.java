package dev.berth.compose.remote;

import dev.berth.problem.Code;
import java.util.Map;

/// The variables that turn remote files off.
enum Switch {
  GIT("COMPOSE_EXPERIMENTAL_GIT_REMOTE"),
  OCI("COMPOSE_EXPERIMENTAL_OCI_REMOTE");

  private final String variable;

  Switch(String variable) {
    this.variable = variable;
  }

  static void check(Switch which, Map<String, String> settings) {
    String value = settings.getOrDefault(which.variable, "");
    switch (value) {
      case "", "1", "t", "T", "TRUE", "true", "True" -> {}
      case "0", "f", "F", "FALSE", "false", "False" ->
          throw new NotFetched(
              which.variable + "=" + value + " turns this off", "unset " + which.variable);
      default ->
          throw new NotFetched(
              Code.BAD_VALUE,
              which.variable + " is true or false, not \"" + value + "\"",
              "unset " + which.variable);
    }
  }
}
