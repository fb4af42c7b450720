package dev.berth.problem;

/// The kinds of problem. The [#id] of a kind is stable between releases; `docs/problems.md`
/// explains each of them.
public enum Code {
  /// A file that was named does not exist or cannot be read.
  FILE_NOT_FOUND("file-not-found"),
  /// No Compose file was named and none was found.
  NO_COMPOSE_FILE("no-compose-file"),
  /// The text is no well-formed YAML.
  YAML_SYNTAX("yaml-syntax"),
  /// A key that occurs twice in one mapping.
  DUPLICATE_KEY("duplicate-key"),
  /// A key that is a number, a boolean, a date, null, a list or a mapping.
  KEY_NOT_TEXT("key-not-text"),
  /// An alias to an anchor that does not exist, or that contains the alias itself.
  BAD_ALIAS("bad-alias"),
  /// A document that is too deep, or too large once its aliases are written out.
  TOO_LARGE("too-large"),
  /// An attribute that the Compose Specification does not know.
  UNKNOWN_ATTRIBUTE("unknown-attribute"),
  /// A command or option that cannot be used as it was.
  USAGE("usage"),
  /// The Docker engine cannot be reached.
  ENGINE_UNREACHABLE("engine-unreachable"),
  /// The Docker engine refused a request.
  ENGINE_REFUSED("engine-refused"),
  /// The engine is no swarm manager.
  NOT_A_MANAGER("not-a-manager"),
  /// An attribute that a swarm does not honour, or cannot have at all.
  NOT_ON_A_SWARM("not-on-a-swarm"),
  /// An external network, volume, config or secret that is not there.
  EXTERNAL_NOT_FOUND("external-not-found"),
  /// A name that a service uses and that the file does not declare.
  UNDEFINED_NAME("undefined-name"),
  /// An image whose digest no registry told.
  IMAGE_NOT_PINNED("image-not-pinned"),
  /// A value that an attribute cannot have.
  BAD_VALUE("bad-value"),
  /// A file or stream cannot be read or written.
  INPUT_OUTPUT("input-output"),
  /// The user stopped it.
  INTERRUPTED("interrupted"),
  /// A defect of Berth itself.
  INTERNAL("internal"),
  /// A service that the project does not have.
  NO_SUCH_SERVICE("no-such-service"),
  /// A change that needs a decision of the user first.
  BLOCKED("blocked"),
  /// A host port that several replicas or services would share.
  PORT_CLASH("port-clash");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /// The stable name, in kebab case.
  public String id() {
    return id;
  }
}
