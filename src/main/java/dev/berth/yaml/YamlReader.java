package dev.berth.yaml;

import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import dev.berth.problem.Source;
import dev.berth.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads YAML text. Anchors, aliases and merge keys are resolved; what cannot be resolved within
/// bounds is a problem with a place.
public final class YamlReader {
  private final Source source;
  private final Problems problems;

  private YamlReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /// All documents of a text. A document without content is left out.
  ///
  /// @param source the name under which problems are told
  /// @param text the text
  /// @param problems takes what is wrong with it. What cannot be read on is an [UnsoundNode] at the
  ///   end of the documents.
  public static List<YamlDocument> read(Source source, String text, Problems problems) {
    return new YamlReader(source, problems).documents(text);
  }

  private List<YamlDocument> documents(String text) {
    List<YamlDocument> documents = new ArrayList<>();
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      ParserImpl parser = new ParserImpl(new TextReader(content), options);
      parser.getEvent();
      while (parser.checkEvent(Event.ID.DocumentStart)) {
        parser.getEvent();
        documents.add(new Composer(parser, source, problems).document());
        parser.getEvent();
      }
    } catch (MarkedYAMLException e) {
      documents.add(unreadable(syntax(e)));
    } catch (ReaderException e) {
      documents.add(unreadable(unprintable(e, content)));
    } catch (Composer.GiveUp e) {
      documents.add(unreadable(e.problem()));
    } catch (YAMLException e) {
      documents.add(
          unreadable(Problem.error(Code.YAML_SYNTAX, "this is no YAML: " + e.getMessage())));
    }
    return documents;
  }

  private YamlDocument unreadable(Problem problem) {
    problems.add(problem);
    return new YamlDocument(new UnsoundNode(problem.span()), List.of());
  }

  /// What is open at the end of the text is told where it begins.
  private Problem syntax(MarkedYAMLException e) {
    String message = e.getProblem() == null ? "this is no YAML" : e.getProblem();
    boolean open =
        e.getContextMark() != null && message.matches(".*(end of stream|<stream end>).*");
    Mark mark = open || e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    String told = e.getContext() == null ? message : e.getContext() + ": " + message;
    Problem problem = Problem.error(Code.YAML_SYNTAX, told).at(Path.ROOT, point(mark));
    if (open) {
      return problem.withHelp("close what begins here");
    }
    return message.contains("(TAB)") ? problem.withHelp("indent with blanks") : problem;
  }

  private @Nullable Span point(@Nullable Mark mark) {
    return mark == null ? null : Span.point(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Problem unprintable(ReaderException e, String content) {
    int line = 1;
    int column = 1;
    int end = Math.min(content.length(), e.getPosition());
    for (int i = 0; i < end; i++) {
      if (content.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    String message = String.format("the character U+%04X may not occur in YAML", e.getCodePoint());
    return Problem.error(Code.YAML_SYNTAX, message)
        .at(Path.ROOT, Span.point(source, line, column))
        .withHelp("save the file as plain UTF-8 text");
  }
}
