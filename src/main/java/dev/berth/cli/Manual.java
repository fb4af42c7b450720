package dev.berth.cli;

import dev.berth.cli.options.Form;
import dev.berth.cli.options.Options;
import dev.berth.cli.options.Parameter;
import dev.berth.cli.session.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/// Pages for `man`, made of what the commands know of themselves. Run when Berth is packaged.
final class Manual {
  private Manual() {}

  /// @param args the directory for the pages
  static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Files.writeString(directory.resolve("berth.1"), overview());
    for (Commands.Entry entry : Commands.ALL) {
      Files.writeString(directory.resolve(fileName(entry)), page(entry));
    }
  }

  static String overview() {
    StringBuilder page = new StringBuilder();
    head(page, "berth", "Plans and runs Compose files on a Docker engine and on a Swarm");
    page.append(".B berth\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARG\\fR...]\n.SH OPTIONS\n");
    options(page, Vocabulary.globals());
    page.append(".SH COMMANDS\n");
    for (Commands.Entry entry : Commands.ALL) {
      page.append(".TP\n.B ").append(escaped(entry.name())).append('\n');
      page.append(escaped(entry.summary())).append(".\n");
    }
    page.append(".SH SEE ALSO\n");
    StringJoiner others = new StringJoiner(",\n", "", "\n");
    for (Commands.Entry entry : Commands.ALL) {
      others.add(".BR " + escaped(pageName(entry)) + " (1)");
    }
    return page.append(others).toString();
  }

  static String page(Commands.Entry entry) {
    Options options = Vocabulary.of(entry);
    StringBuilder page = new StringBuilder();
    head(page, pageName(entry), entry.summary());
    page.append(".B berth ").append(escaped(entry.name())).append('\n');
    page.append("[\\fIOPTIONS\\fR]");
    options.arguments().forEach(argument -> page.append(' ').append(bracketed(argument)));
    page.append("\n.SH DESCRIPTION\n");
    for (String line : options.about()) {
      page.append(line.isEmpty() ? ".PP" : escaped(line)).append('\n');
    }
    page.append(".SH OPTIONS\n");
    options.arguments().forEach(argument -> argument(page, argument));
    options(page, options);
    return page.append(".SH SEE ALSO\n.BR berth (1)\n").toString();
  }

  private static void head(StringBuilder page, String name, String summary) {
    page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"Berth ");
    page.append(Version.number()).append("\" \"Berth\"\n.nh\n.ad l\n.SH NAME\n");
    page.append(escaped(name)).append(" \\- ").append(escaped(summary)).append("\n.SH SYNOPSIS\n");
  }

  private static void options(StringBuilder page, Options options) {
    for (Parameter<?> option : options.options()) {
      if (!option.isHidden()) {
        StringJoiner names = new StringJoiner(", ");
        for (String name : option.names()) {
          names.add("\\fB" + escaped(name) + "\\fR");
        }
        page.append(".TP\n").append(names);
        if (!option.label().isEmpty()) {
          page.append(' ').append(italic(option));
        }
        page.append('\n').append(escaped(option.description())).append('\n');
      }
    }
  }

  private static void argument(StringBuilder page, Parameter<?> argument) {
    page.append(".TP\n").append(italic(argument)).append('\n');
    page.append(escaped(argument.description())).append('\n');
  }

  private static String bracketed(Parameter<?> argument) {
    String several = argument.form() instanceof Form.One<?> ? "" : "...";
    return argument.isRequired()
        ? italic(argument) + several
        : "[" + italic(argument) + several + "]";
  }

  private static String italic(Parameter<?> argument) {
    return "\\fI" + escaped(argument.label()) + "\\fR";
  }

  private static String fileName(Commands.Entry entry) {
    return pageName(entry) + ".1";
  }

  private static String pageName(Commands.Entry entry) {
    return "berth-" + entry.name().replace(' ', '-');
  }

  /// Text of which roff takes nothing for a request.
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
