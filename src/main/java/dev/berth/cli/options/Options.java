package dev.berth.cli.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a command can be told, in the order in which it is declared.
///
/// A command declares each option and argument as a field, once; the field holds what was given:
///
/// ```java
/// private final Options options = new Options("Stops containers.");
/// private final Parameter<List<String>> services =
///     options.argument("SERVICE", Form.texts(), "Services; all if none is named.").optional();
/// ```
public final class Options {
  private String name = "berth";
  private final List<String> about;
  private List<String> footer = List.of();
  private final List<Parameter<?>> parameters = new ArrayList<>();
  private boolean carryingCommand;

  /// @param about what the command does, in lines
  public Options(String... about) {
    this.about = List.of(about);
  }

  /// What is called to be told this, as in `berth up`.
  public Options calledBy(String command) {
    name = command;
    return this;
  }

  /// What is said after the options, in lines.
  public Options footer(String... lines) {
    footer = List.of(lines);
    return this;
  }

  /// Everything after the first argument belongs to another command, options included.
  public Options carryingCommand() {
    carryingCommand = true;
    return this;
  }

  /// An option without a value.
  ///
  /// @param names with their dashes, separated by a comma and a space
  public Parameter<Boolean> flag(String names, String description) {
    return add(new Parameter<>(names(names), "", Form.flag(), description));
  }

  /// An option with a value.
  ///
  /// @param names with their dashes, separated by a comma and a space
  /// @param label what stands for the value in help
  public <T extends @Nullable Object> Parameter<T> option(
      String names, String label, Form<T> form, String description) {
    return add(new Parameter<>(names(names), label, form, description));
  }

  /// An argument; those of several values take all that is left.
  ///
  /// @param label what stands for it in help
  public <T extends @Nullable Object> Parameter<T> argument(
      String label, Form<T> form, String description) {
    return add(new Parameter<>(List.of(), label, form, description).required());
  }

  /// Takes in the options of a group.
  public <G extends OptionGroup> G with(G group) {
    parameters.addAll(group.options().parameters);
    return group;
  }

  private <T extends @Nullable Object> Parameter<T> add(Parameter<T> parameter) {
    parameters.add(parameter);
    return parameter;
  }

  private static List<String> names(String names) {
    int comma = names.indexOf(", ");
    if (comma < 0) {
      return List.of(names);
    }
    List<String> all = new ArrayList<>();
    int start = 0;
    for (; comma >= 0; comma = names.indexOf(", ", start)) {
      all.add(names.substring(start, comma));
      start = comma + 2;
    }
    all.add(names.substring(start));
    return all;
  }

  /// What is called to be told this.
  public String name() {
    return name;
  }

  /// What the command does, in lines.
  public List<String> about() {
    return about;
  }

  /// What is said after the options, in lines.
  public List<String> footer() {
    return footer;
  }

  /// Whether everything after the first argument belongs to another command.
  public boolean carriesCommand() {
    return carryingCommand;
  }

  /// All options and arguments.
  public List<Parameter<?>> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /// Those with names.
  public List<Parameter<?>> options() {
    return those(true);
  }

  /// Those without names, in the order in which they are written.
  public List<Parameter<?>> arguments() {
    return those(false);
  }

  private List<Parameter<?>> those(boolean withNames) {
    List<Parameter<?>> those = new ArrayList<>();
    for (Parameter<?> parameter : parameters) {
      if (parameter.isOption() == withNames) {
        those.add(parameter);
      }
    }
    return those;
  }

  /// The option with a name, dashes included.
  public @Nullable Parameter<?> named(String name) {
    for (Parameter<?> parameter : parameters) {
      if (parameter.names().contains(name)) {
        return parameter;
      }
    }
    return null;
  }
}
