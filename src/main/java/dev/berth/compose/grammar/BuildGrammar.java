package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.ENVIRONMENT;
import static dev.berth.compose.grammar.Shapes.FLAG;
import static dev.berth.compose.grammar.Shapes.LABELS;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.TEXTS;
import static dev.berth.compose.grammar.Shapes.TEXT_OR_FLAG;
import static dev.berth.compose.grammar.Shapes.WHOLE_BYTES;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.pairs;
import static dev.berth.compose.grammar.Shapes.row;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;

/// The `build` section of a service.
final class BuildGrammar {
  static final Shape.Fields LONG =
      fields(
          "a build",
          row("context", TEXT).at(Location.CONTEXT),
          row("dockerfile", TEXT),
          row("dockerfile_inline", TEXT),
          row("entitlements", TEXTS),
          pairs("args", ENVIRONMENT),
          row("provenance", TEXT_OR_FLAG),
          row("sbom", TEXT_OR_FLAG),
          row("ssh", new Shape.Pairs(Shape.Pairing.SSH)).at(Location.ANY_SYSTEM_PATH),
          pairs("labels", LABELS),
          row("cache_from", TEXTS),
          row("cache_to", TEXTS),
          row("no_cache", FLAG),
          pairs("additional_contexts", new Shape.Pairs(Shape.Pairing.CONTEXTS))
              .at(Location.CONTEXT),
          row("pull", FLAG),
          row("extra_hosts", new Shape.Pairs(Shape.Pairing.HOSTS)).merge(Merge.DISTINCT_SEQUENCE),
          row("isolation", TEXT),
          row("network", TEXT),
          row("target", TEXT),
          row("secrets", ServiceGrammar.FILE_MOUNTS),
          row("shm_size", WHOLE_BYTES),
          row("tags", TEXTS).identity(Identity.KEY),
          row("ulimits", ServiceGrammar.ULIMITS),
          row("platforms", TEXTS),
          row("privileged", FLAG));

  static final Shape BUILD = new Shape.Choice(ShortForm.BUILD, LONG, TEXT);

  private BuildGrammar() {}
}
