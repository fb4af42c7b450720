package dev.berth.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.target.Place;
import java.util.Locale;

/// Which engine or swarm a saved file is about.
final class PlaceJson {
  private PlaceJson() {}

  static void write(ObjectNode json, Place place) {
    json.putObject("target").put("kind", word(place)).put("id", place.id());
  }

  static Place read(JsonNode json) {
    JsonNode target = json.path("target");
    return new Place(
        Place.Kind.valueOf(target.path("kind").asText().toUpperCase(Locale.ROOT)),
        target.path("id").asText());
  }

  static String word(Place place) {
    return place.kind().name().toLowerCase(Locale.ROOT);
  }
}
