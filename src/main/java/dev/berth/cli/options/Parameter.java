package dev.berth.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An option or an argument: what is said about it, and what it was given.
///
/// @param <T> the type of what it is given
public final class Parameter<T extends @Nullable Object> {
  private final List<String> names;
  private final String label;
  private final Form<T> form;
  private final String description;
  private boolean required;
  private boolean hidden;
  private T value;

  Parameter(List<String> names, String label, Form<T> form, String description) {
    this.names = names;
    this.label = label;
    this.form = form;
    this.description = description;
    this.value = form.initial();
  }

  /// What it was given, or what it is without.
  public T get() {
    return value;
  }

  /// Gives it a value as a call would.
  public void set(T value) {
    this.value = value;
  }

  /// It has to be there.
  public Parameter<T> required() {
    required = true;
    return this;
  }

  /// It may be left out.
  public Parameter<T> optional() {
    required = false;
    return this;
  }

  /// Nothing is said about it.
  public Parameter<T> hidden() {
    hidden = true;
    return this;
  }

  /// With dashes; none if it is an argument.
  public List<String> names() {
    return names;
  }

  /// The longest of its names.
  public String longestName() {
    String longest = "";
    for (String name : names) {
      longest = name.length() > longest.length() ? name : longest;
    }
    return longest;
  }

  /// What stands for its value.
  public String label() {
    return label;
  }

  /// What can be given.
  public Form<T> form() {
    return form;
  }

  /// What it does.
  public String description() {
    return description;
  }

  /// Whether it is followed by a value.
  public boolean needsValue() {
    return !(form instanceof Form.Flag || form instanceof Form.Toggle<?>);
  }

  /// Whether it has to be there.
  public boolean isRequired() {
    return required;
  }

  /// Whether nothing is said about it.
  public boolean isHidden() {
    return hidden;
  }

  /// Whether it has a name.
  public boolean isOption() {
    return !names.isEmpty();
  }
}
