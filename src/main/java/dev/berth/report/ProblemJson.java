package dev.berth.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.berth.problem.Problem;
import dev.berth.problem.Severity;
import dev.berth.problem.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Problems as JSON, for programs. `schemas/problems.schema.json` describes it; what does not apply
/// to a problem is left out.
public final class ProblemJson {
  private static final int FORMAT_VERSION = 1;

  private ProblemJson() {}

  /// All problems as one document.
  public static String text(List<Problem> problems) {
    return JsonDocument.text(json -> {
      json.writeStartObject();
      json.writeNumberField("format_version", FORMAT_VERSION);
      json.writeArrayFieldStart("problems");
      for (Problem problem : problems) {
        write(json, problem);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /// A problem on one line, among those of [JsonProgress]: `error` and `message` as Docker Compose
  /// has them, and where it is.
  public static String line(Problem problem) {
    JsonText json = new JsonText().open();
    if (problem.severity() == Severity.ERROR) {
      json.raw("error", "true");
    }
    json.field("message", problem.message())
        .field("severity", problem.severity().name().toLowerCase(Locale.ROOT))
        .field("code", problem.code().id());
    if (!problem.path().isRoot()) {
      json.field("path", problem.path().toString());
    }
    Span span = problem.span();
    if (span != null) {
      json.field("file", span.source().name())
          .field("line", span.line())
          .field("column", span.column());
    }
    if (problem.help() != null) {
      json.field("help", problem.help());
    }
    return json.close();
  }

  private static void write(JsonGenerator json, Problem problem) throws IOException {
    Span span = problem.span();
    json.writeStartObject();
    json.writeStringField("code", problem.code().id());
    json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    if (!problem.path().isRoot()) {
      json.writeStringField("path", problem.path().toString());
    }
    if (span != null) {
      place(json, span);
    }
    json.writeStringField("message", problem.message());
    if (problem.help() != null) {
      json.writeStringField("help", problem.help());
    }
    if (!problem.notes().isEmpty()) {
      json.writeArrayFieldStart("notes");
      for (Problem.Note note : problem.notes()) {
        json.writeStartObject();
        json.writeStringField("message", note.message());
        place(json, note.span());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (span != null && span.source().includedFrom().isPresent()) {
      json.writeArrayFieldStart("included_from");
      for (Span from : Inclusions.of(span)) {
        json.writeStartObject();
        place(json, from);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, Span span) throws IOException {
    json.writeStringField("file", span.source().name());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeObjectFieldStart("end");
    json.writeNumberField("line", span.endLine());
    json.writeNumberField("column", span.endColumn());
    json.writeEndObject();
  }
}
