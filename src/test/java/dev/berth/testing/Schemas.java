package dev.berth.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Checks JSON with the schemas that users get.
public final class Schemas {
  private static final String PREFIX = "urn:berth:schema:";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(id -> id.startsWith(PREFIX) ? text(id) : null));

  private Schemas() {}

  /// What is wrong with a document.
  ///
  /// @param name of the schema, such as `plan`
  public static List<String> violations(String name, String json) {
    return REGISTRY
        .getSchema(SchemaLocation.of(PREFIX + name))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static String text(String id) {
    String path = "/dev/berth/schemas/" + id.substring(PREFIX.length()) + ".schema.json";
    try (InputStream schema = Objects.requireNonNull(Schemas.class.getResourceAsStream(path))) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
