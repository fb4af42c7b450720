package dev.berth.report;

import dev.berth.report.GoTemplate.Part;
import dev.berth.report.GoTemplate.Pipeline;
import dev.berth.report.GoTemplate.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a [GoTemplate].
final class GoTemplateReader {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)|(-?\\d+)|(\\.[\\w.]*)|(\\w+)|([|()]))");

  private final String text;
  private int at;
  private String stop = "";

  GoTemplateReader(String text) {
    this.text = text;
  }

  List<Part> all() {
    List<Part> parts = parts();
    if (!stop.isEmpty()) {
      throw bad("unexpected {{" + stop + "}}");
    }
    return parts;
  }

  /// Reads until the end, or until `else` or `end`, which is then in `stop`.
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    stop = "";
    while (at < text.length()) {
      int open = text.indexOf("{{", at);
      if (open < 0) {
        parts.add(new Part.Text(text.substring(at)));
        at = text.length();
        break;
      }
      String before = text.substring(at, open);
      int close = text.indexOf("}}", open);
      if (close < 0) {
        throw bad("unclosed action");
      }
      String action = text.substring(open + 2, close);
      at = close + 2;
      if (action.startsWith("- ")) {
        before = before.stripTrailing();
        action = action.substring(2);
      }
      if (action.endsWith(" -")) {
        action = action.substring(0, action.length() - 2);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          at++;
        }
      }
      if (!before.isEmpty()) {
        parts.add(new Part.Text(before));
      }
      String word = action.strip();
      if (word.equals("end") || word.equals("else") || word.startsWith("else if ")) {
        stop = word;
        return parts;
      }
      if (!word.startsWith("/*")) {
        parts.add(part(word));
      }
    }
    return parts;
  }

  private Part part(String action) {
    if (action.startsWith("if ")) {
      return condition(action.substring("if ".length()));
    }
    if (action.startsWith("range ")) {
      Pipeline list = pipeline(action.substring("range ".length()));
      List<Part> body = parts();
      return new Part.Each(list, body, otherwise());
    }
    if (action.startsWith("with ")) {
      Pipeline value = pipeline(action.substring("with ".length()));
      List<Part> body = parts();
      return new Part.With(value, body, otherwise());
    }
    return new Part.Print(pipeline(action));
  }

  private Part condition(String text) {
    Pipeline condition = pipeline(text);
    List<Part> then = parts();
    if (stop.startsWith("else if ")) {
      return new Part.If(condition, then, List.of(condition(stop.substring("else if ".length()))));
    }
    return new Part.If(condition, then, otherwise());
  }

  private List<Part> otherwise() {
    List<Part> otherwise = stop.equals("else") ? parts() : List.of();
    if (!stop.equals("end")) {
      throw bad("unexpected end of the template, {{end}} is missing");
    }
    stop = "";
    return otherwise;
  }

  private static Pipeline pipeline(String action) {
    Matcher words = WORD.matcher(action);
    Pipeline pipeline = pipeline(words, false);
    if (!action.substring(words.regionStart()).isBlank()) {
      throw bad("unexpected \"" + action.substring(words.regionStart()).strip() + "\"");
    }
    return pipeline;
  }

  private static Pipeline pipeline(Matcher words, boolean nested) {
    List<List<Term>> calls = new ArrayList<>();
    List<Term> call = new ArrayList<>();
    calls.add(call);
    while (words.lookingAt()) {
      String sign = words.group(5);
      Term term = sign == null ? term(words) : null;
      words.region(words.end(), words.regionEnd());
      if (term != null) {
        call.add(term);
      } else if (")".equals(sign)) {
        if (!nested) {
          throw bad("unexpected \")\"");
        }
        break;
      } else if ("(".equals(sign)) {
        call.add(new Term.Nested(pipeline(words, true)));
      } else {
        call = new ArrayList<>();
        calls.add(call);
      }
    }
    if (calls.stream().anyMatch(List::isEmpty)) {
      throw bad("missing value for command");
    }
    return new Pipeline(calls);
  }

  private static Term term(Matcher words) {
    if (words.group(1) != null) {
      String quoted = words.group(1).substring(1, words.group(1).length() - 1);
      return new Term.Literal(
          words.group(1).startsWith("`")
              ? quoted
              : quoted.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if (words.group(2) != null) {
      return new Term.Literal(Long.valueOf(words.group(2)));
    }
    if (words.group(3) != null) {
      List<String> path = new ArrayList<>();
      for (String name : words.group(3).split("\\.", -1)) {
        if (!name.isEmpty()) {
          path.add(name);
        }
      }
      return new Term.Field(path);
    }
    return switch (words.group(4)) {
      case "true" -> new Term.Literal(true);
      case "false" -> new Term.Literal(false);
      default -> {
        if (!GoTemplateFunctions.NAMES.contains(words.group(4))) {
          throw bad("function \"" + words.group(4) + "\" not defined");
        }
        yield new Term.Function(words.group(4));
      }
    };
  }

  private static IllegalArgumentException bad(String message) {
    return new IllegalArgumentException(message);
  }
}
