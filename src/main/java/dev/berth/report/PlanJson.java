package dev.berth.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.plan.Diff;
import dev.berth.plan.Impact;
import dev.berth.plan.Kind;
import dev.berth.plan.Reason;
import dev.berth.plan.ResourceId;
import dev.berth.plan.Spec;
import dev.berth.plan.Step;
import dev.berth.problem.Path;
import dev.berth.report.PlanDocument.Item;
import dev.berth.report.PlanDocument.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Plans as JSON, for programs. `schemas/plan.schema.json` describes it; what does not apply is
/// left out. What was written can be read again.
public final class PlanJson {
  /// Which form it is; a number more for each one that older readers would misunderstand.
  public static final int FORMAT_VERSION = 1;

  private PlanJson() {}

  /// A plan as a document of its own.
  public static String text(PlanDocument plan) {
    return JsonDocument.text(json -> write(json, plan));
  }

  static void write(JsonGenerator json, PlanDocument plan) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format_version", FORMAT_VERSION);
    json.writeStringField("subject", plan.subject());
    json.writeObjectFieldStart("summary");
    json.writeStringField("text", PlanSummary.of(plan));
    json.writeBooleanField("changes", !plan.isEmpty());
    for (Verb verb : Verb.values()) {
      json.writeNumberField(
          verb.word(), plan.items().stream().filter(item -> item.verb() == verb).count());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("resources");
    for (Item item : plan.items()) {
      write(json, item);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("steps");
    for (Step step : plan.steps()) {
      StepJson.write(json, step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("change", item.verb().word());
    json.writeStringField("kind", item.id().kind().word());
    json.writeStringField("name", item.id().name());
    if (item.service() != null) {
      json.writeStringField("service", item.service());
    }
    json.writeStringField("impact", word(item.impact()));
    json.writeArrayFieldStart("reasons");
    for (Reason reason : item.reasons()) {
      json.writeStartObject();
      json.writeStringField("cause", word(reason.cause()));
      if (reason.detail() != null) {
        json.writeStringField("detail", reason.detail());
      }
      json.writeStringField("text", reason.toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (Diff diff : item.diffs()) {
      write(json, diff);
    }
    json.writeEndArray();
    if (item.decision() != null) {
      json.writeStringField("decision", item.decision());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Diff diff) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("path");
    for (Path.Segment segment : diff.path().segments()) {
      switch (segment) {
        case Path.Segment.Key(String name) -> json.writeString(name);
        case Path.Segment.Index(int number) -> json.writeNumber(number);
      }
    }
    json.writeEndArray();
    if (diff.before() != null) {
      json.writeStringField("before", diff.before());
    }
    if (diff.after() != null) {
      json.writeStringField("after", diff.after());
    }
    json.writeStringField("effect", word(diff.effect()));
    json.writeEndObject();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws IllegalArgumentException if it is not such a document
  public static PlanDocument read(JsonNode json) {
    List<Item> items = new ArrayList<>();
    required(json, "resources").forEach(item -> items.add(item(item)));
    List<Step> steps = new ArrayList<>();
    required(json, "steps").forEach(step -> steps.add(StepJson.read(step)));
    return new PlanDocument(text(json, "subject"), items, steps);
  }

  private static Item item(JsonNode json) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode reason : required(json, "reasons")) {
      reasons.add(
          new Reason(constant(Reason.Cause.class, reason, "cause"), optional(reason, "detail")));
    }
    List<Diff> diffs = new ArrayList<>();
    required(json, "differences").forEach(diff -> diffs.add(diff(diff)));
    return new Item(
        constant(Verb.class, json, "change"),
        id(json),
        optional(json, "service"),
        constant(Impact.class, json, "impact"),
        reasons,
        diffs,
        optional(json, "decision"));
  }

  private static Diff diff(JsonNode json) {
    Path path = Path.ROOT;
    for (JsonNode segment : required(json, "path")) {
      path = segment.isNumber() ? path.index(segment.asInt()) : path.key(segment.asText());
    }
    return new Diff(
        path,
        optional(json, "before"),
        optional(json, "after"),
        constant(Spec.Effect.class, json, "effect"));
  }

  static ResourceId id(JsonNode json) {
    return new ResourceId(constant(Kind.class, json, "kind"), text(json, "name"));
  }

  static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  static String text(JsonNode json, String field) {
    return required(json, field).asText();
  }

  static @Nullable String optional(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.path(field).asText() : null;
  }

  static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String field) {
    return Enum.valueOf(type, text(json, field).toUpperCase(Locale.ROOT));
  }
}
