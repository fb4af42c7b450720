package dev.berth.compose.grammar;

import static dev.berth.compose.grammar.Shapes.FREE;
import static dev.berth.compose.grammar.Shapes.TEXT;
import static dev.berth.compose.grammar.Shapes.WORDS;
import static dev.berth.compose.grammar.Shapes.fields;
import static dev.berth.compose.grammar.Shapes.list;
import static dev.berth.compose.grammar.Shapes.named;
import static dev.berth.compose.grammar.Shapes.row;
import static dev.berth.compose.grammar.Support.ignored;
import static dev.berth.compose.grammar.Support.needless;

import dev.berth.compose.grammar.Attribute.Keep;
import dev.berth.compose.grammar.Attribute.Location;

/// The Compose Specification: every attribute that a file may have.
public final class Grammar {
  /// An entry of `include`.
  public static final Shape.Fields INCLUDE =
      fields(
              "an include",
              row("path", WORDS).at(Location.PATH),
              row("project_directory", TEXT).at(Location.PATH),
              row("env_file", WORDS).at(Location.PATH))
          .closed()
          .opened();

  /// A service.
  public static final Shape.Fields SERVICE = ServiceGrammar.SERVICE;

  /// A whole file.
  public static final Shape.Fields FILE =
      fields(
          "a Compose file",
          row("version", TEXT).keep(Keep.NEVER).engine(needless("remove it")),
          row("name", TEXT).swarm(needless("stack deploy names the stack")),
          row("include", list(new Shape.Choice(ShortForm.INCLUDE, INCLUDE, TEXT))).keep(Keep.NEVER),
          row("services", named(SERVICE, Shape.Names.PLAIN)),
          row("networks", named(ResourceGrammar.NETWORK, Shape.Names.PLAIN_OR_UNCHECKED)),
          row("volumes", named(ResourceGrammar.VOLUME, Shape.Names.PLAIN)),
          row("secrets", named(ResourceGrammar.SECRET, Shape.Names.PLAIN)),
          row("configs", named(ResourceGrammar.CONFIG, Shape.Names.PLAIN)),
          row("models", named(ResourceGrammar.MODEL, Shape.Names.PLAIN_OR_UNCHECKED))
              .swarm(ignored("run the model as a service")));

  /// What an extension may hold.
  public static final Shape EXTENSION = FREE;

  private Grammar() {}
}
