package dev.berth.compose.variables;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.ProblemsException;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.Map;

/// Reads env files of the format `raw`: each line as it stands, without quotes or variables.
public final class RawEnv {
  private RawEnv() {}

  public static void read(
      Source source, String text, Map<String, String> target, Template.Variables outside) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String entry = line.stripLeading();
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      int sign = entry.indexOf('=');
      String name = sign < 0 ? entry : entry.substring(0, sign);
      if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
        throw new ProblemsException(
            Problem.error(Code.BAD_ENV_FILE, "\"" + name + "\" is no name of a variable")
                .at(Path.ROOT, Span.point(source, number, 1)));
      }
      String value = sign < 0 ? outside.value(name) : entry.substring(sign + 1);
      if (value != null) {
        target.put(name, value);
      }
    }
  }
}
