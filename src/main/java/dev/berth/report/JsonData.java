package dev.berth.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object as a [GoTemplate] takes it. A field that is not there is nothing: false, printed
/// as an empty text, and so are the fields of it. The engine leaves out what is empty, and
/// templates still ask for it.
final class JsonData extends AbstractMap<String, Object> {
  /// What is not there.
  static final JsonData NOTHING = new JsonData(Map.of(), true);

  private final Map<String, Object> fields;
  private final boolean nothing;

  private JsonData(Map<String, Object> fields, boolean nothing) {
    this.fields = fields;
    this.nothing = nothing;
  }

  /// Whether it stands for what is not there; an object without fields does not.
  boolean isNothing() {
    return nothing;
  }

  static Object of(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
        yield new JsonData(fields, false);
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(of(item)));
        yield items;
      }
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.longValue() : json.decimalValue();
      case STRING -> json.textValue();
      case NULL, MISSING, BINARY, POJO -> NOTHING;
    };
  }

  @Override
  public Object get(@Nullable Object name) {
    Object value = fields.get(name);
    return value == null ? NOTHING : value;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return fields.entrySet();
  }
}
