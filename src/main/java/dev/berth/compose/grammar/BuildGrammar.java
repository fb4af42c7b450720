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
import static dev.berth.compose.grammar.Support.emulated;
import static dev.berth.compose.grammar.Support.ignored;

import dev.berth.compose.grammar.Attribute.Identity;
import dev.berth.compose.grammar.Attribute.Location;
import dev.berth.compose.grammar.Attribute.Merge;

/// The `build` section of a service.
final class BuildGrammar {
  private static final String BUILDKIT = "by BuildKit, for which docker-buildx has to be installed";

  static final Shape.Fields LONG =
      fields(
          "a build",
          row("context", TEXT).at(Location.CONTEXT),
          row("dockerfile", TEXT),
          row("dockerfile_inline", TEXT),
          row("entitlements", TEXTS).engine(emulated(BUILDKIT)),
          pairs("args", ENVIRONMENT),
          row("provenance", TEXT_OR_FLAG).engine(emulated(BUILDKIT)),
          row("sbom", TEXT_OR_FLAG).engine(emulated(BUILDKIT)),
          row("ssh", new Shape.Pairs(Shape.Pairing.SSH))
              .engine(emulated(BUILDKIT))
              .at(Location.ANY_SYSTEM_PATH),
          pairs("labels", LABELS),
          row("cache_from", TEXTS),
          row("cache_to", TEXTS).engine(emulated(BUILDKIT)),
          row("no_cache", FLAG),
          row("no_cache_filter", new Shape.Words(Shape.Style.CANONICAL_LIST))
              .engine(emulated(BUILDKIT))
              .merge(Merge.SEQUENCE)
              .identity(Identity.KEY),
          pairs("additional_contexts", new Shape.Pairs(Shape.Pairing.CONTEXTS))
              .engine(emulated(BUILDKIT))
              .at(Location.CONTEXT),
          row("pull", FLAG),
          row("extra_hosts", new Shape.Pairs(Shape.Pairing.HOSTS)).merge(Merge.DISTINCT_SEQUENCE),
          row("isolation", TEXT).engine(ignored("the engine isolates as it is set")),
          row("network", TEXT),
          row("target", TEXT),
          row("secrets", PartGrammar.FILE_MOUNTS).engine(emulated(BUILDKIT)),
          row("shm_size", WHOLE_BYTES),
          row("tags", TEXTS).identity(Identity.KEY),
          row("ulimits", PartGrammar.limits(new Shape.Value(Type.INTEGER, Kinds.WHOLE))),
          row("platforms", TEXTS),
          row("privileged", FLAG).engine(emulated(BUILDKIT).except("false")));

  static final Shape BUILD = new Shape.Choice(ShortForm.BUILD, LONG, TEXT);

  private BuildGrammar() {}
}
