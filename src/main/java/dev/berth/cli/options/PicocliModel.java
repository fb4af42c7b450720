package dev.berth.cli.options;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Options as picocli knows them, which reads what is not plain, and says what is wrong or
/// possible.
public final class PicocliModel {
  private PicocliModel() {}

  /// A reader that gives the options what it reads.
  public static CommandLine line(Options options) {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // it warns of options given twice
    return new CommandLine(specification(options))
        .setCommandName(options.name())
        .setUsageHelpWidth(100)
        .setTrimQuotes(false)
        .setOverwrittenOptionsAllowed(true)
        .setToggleBooleanFlags(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setStopAtPositional(options.carriesCommand());
  }

  private static CommandSpec specification(Options options) {
    CommandSpec specification = CommandSpec.create();
    specification
        .usageMessage()
        .description(options.about().toArray(String[]::new))
        .footer(options.footer().toArray(String[]::new));
    for (Parameter<?> option : options.options()) {
      specification.addOption(option(option));
    }
    int index = 0;
    for (Parameter<?> argument : options.arguments()) {
      specification.addPositional(argument(argument, index));
      index++;
    }
    return specification;
  }

  private static OptionSpec option(Parameter<?> option) {
    Binding<?> binding = new Binding<>(option);
    OptionSpec.Builder builder =
        OptionSpec.builder(option.names().toArray(String[]::new))
            .paramLabel(option.label())
            .description(option.description())
            .hidden(option.isHidden())
            .required(option.isRequired())
            .type(type(option.form()))
            .auxiliaryTypes(partTypes(option.form()))
            .splitRegex(separator(option.form()))
            .getter(binding)
            .setter(binding);
    return switch (option.form()) {
      case Form.Flag _ -> builder.build();
      case Form.Toggle<?> toggle ->
          builder
              .arity("0..1")
              .fallbackValue("true")
              .defaultValue(Boolean.TRUE.equals(toggle.initial()) ? "true" : null)
              .build();
      case Form.One<?> _, Form.Texts _, Form.NumberByName _ -> builder.arity("1").build();
    };
  }

  private static PositionalParamSpec argument(Parameter<?> argument, int index) {
    Binding<?> binding = new Binding<>(argument);
    boolean single = argument.form() instanceof Form.One<?>;
    String least = argument.isRequired() ? "1" : "0";
    return PositionalParamSpec.builder()
        .paramLabel(argument.label())
        .description(argument.description())
        .hidden(argument.isHidden())
        .required(argument.isRequired())
        .index(single ? String.valueOf(index) : index + "..*")
        .arity(least + (single ? "..1" : "..*"))
        .type(type(argument.form()))
        .auxiliaryTypes(partTypes(argument.form()))
        .getter(binding)
        .setter(binding)
        .build();
  }

  private static Class<?> type(Form<?> form) {
    return switch (form) {
      case Form.Flag _ -> boolean.class;
      case Form.Toggle<?> _ -> Boolean.class;
      case Form.One<?> one -> one.type();
      case Form.Texts _ -> List.class;
      case Form.NumberByName _ -> Map.class;
    };
  }

  private static Class<?>[] partTypes(Form<?> form) {
    return switch (form) {
      case Form.Flag _, Form.Toggle<?> _, Form.One<?> _ -> new Class<?>[] {type(form)};
      case Form.Texts _ -> new Class<?>[] {String.class};
      case Form.NumberByName _ -> new Class<?>[] {String.class, Integer.class};
    };
  }

  private static String separator(Form<?> form) {
    return form instanceof Form.Texts(boolean separated) && separated ? "," : "";
  }

  private record Binding<T extends @Nullable Object>(Parameter<T> parameter)
      implements IGetter, ISetter {
    @Override
    // picocli knows types at run time only, and its interface has the parameter
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V> V get() {
      return (V) parameter.get();
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public <V> V set(V value) {
      V before = (V) parameter.get();
      parameter.set(value == null ? parameter.form().initial() : (T) value);
      return before;
    }
  }
}
