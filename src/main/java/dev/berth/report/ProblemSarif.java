package dev.berth.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import dev.berth.problem.Severity;
import dev.berth.problem.Span;
import java.io.IOException;
import java.util.List;

/// Problems as a log of the Static Analysis Results Interchange Format 2.1.0, as code hosts and
/// editors take them: one run, one rule for each code that occurs, one result for each problem.
public final class ProblemSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final JsonGenerator json;
  private final List<Code> rules;

  private ProblemSarif(JsonGenerator json, List<Code> rules) {
    this.json = json;
    this.rules = rules;
  }

  /// All problems as one log.
  ///
  /// @param version the version of Berth that found them
  public static String text(List<Problem> problems, String version) {
    List<Code> rules = problems.stream().map(Problem::code).distinct().sorted().toList();
    return JsonDocument.text(json -> new ProblemSarif(json, rules).log(problems, version));
  }

  private void log(List<Problem> problems, String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Berth");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (Code rule : rules) {
      rule(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    for (Problem problem : problems) {
      result(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rule(Code code) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", code.id());
    message("shortDescription", code.id().replace('-', ' '));
    message("help", "docs/problems.md explains " + code.id() + ".");
    json.writeEndObject();
  }

  private void result(Problem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", problem.code().id());
    json.writeNumberField("ruleIndex", rules.indexOf(problem.code()));
    json.writeStringField("level", problem.severity() == Severity.ERROR ? "error" : "warning");
    message("message", words(problem));
    locations(problem);
    relatedLocations(problem);
    json.writeEndObject();
  }

  private static String words(Problem problem) {
    String path = problem.path().isRoot() ? "" : problem.path() + ": ";
    String help = problem.help() == null ? "" : "\nhelp: " + problem.help();
    return path + problem.message() + help;
  }

  private void locations(Problem problem) throws IOException {
    if (problem.span() == null && problem.path().isRoot()) {
      return;
    }
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    if (problem.span() != null) {
      place(problem.span());
    }
    if (!problem.path().isRoot()) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("fullyQualifiedName", problem.path().toString());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private void relatedLocations(Problem problem) throws IOException {
    List<Span> inclusions =
        problem.span() == null ? List.<Span>of() : Inclusions.of(problem.span());
    if (problem.notes().isEmpty() && inclusions.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    int id = 0;
    for (Problem.Note note : problem.notes()) {
      relatedLocation(id++, note.span(), note.message());
    }
    for (Span from : inclusions) {
      relatedLocation(id++, from, "included from here");
    }
    json.writeEndArray();
  }

  private void relatedLocation(int id, Span span, String words) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    place(span);
    message("message", words);
    json.writeEndObject();
  }

  private void place(Span span) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", FileUri.of(span.source().name()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void message(String field, String words) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", words);
    json.writeEndObject();
  }
}
