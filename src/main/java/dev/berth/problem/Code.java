package dev.berth.problem;

/// The kinds of problem. The [#id] of a kind is stable between releases; `docs/problems.md`
/// explains each of them.
public enum Code {
  /// A file that was named does not exist or cannot be read.
  FILE_NOT_FOUND("file-not-found"),
  /// No Compose file was named and none was found.
  NO_COMPOSE_FILE("no-compose-file"),
  /// Several of the usual names occur in one directory, and only one of them is read.
  SEVERAL_COMPOSE_FILES("several-compose-files"),
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
  /// A file with nothing in it.
  EMPTY_FILE("empty-file"),
  /// A value of another kind than its attribute takes, such as a list for a text.
  WRONG_TYPE("wrong-type"),
  /// A value of the right kind that its attribute does not take.
  BAD_VALUE("bad-value"),
  /// A key that is no valid name.
  BAD_NAME("bad-name"),
  /// An attribute that must be there and is not.
  MISSING_ATTRIBUTE("missing-attribute"),
  /// An item that occurs twice in a list.
  DUPLICATE_ITEM("duplicate-item"),
  /// Text that uses variables in a way that cannot be read.
  BAD_INTERPOLATION("bad-interpolation"),
  /// A variable without a value that a file requires.
  VARIABLE_REQUIRED("variable-required"),
  /// A variable without a value and without a default.
  VARIABLE_UNSET("variable-unset"),
  /// A short form, such as that of a port or a mount, that cannot be read.
  BAD_SHORT_FORM("bad-short-form"),
  /// An override of another kind than what it overrides.
  CANNOT_OVERRIDE("cannot-override"),
  /// An `extends` that cannot be followed.
  BAD_EXTENDS("bad-extends"),
  /// An `include` that cannot be followed.
  BAD_INCLUDE("bad-include"),
  /// A reference to a file on another machine that cannot be read.
  BAD_REMOTE_REFERENCE("bad-remote-reference"),
  /// A file on another machine that cannot be fetched.
  NOT_FETCHED("not-fetched"),
  /// A project that cannot be published, or that a registry does not take.
  NOT_PUBLISHED("not-published"),
  /// A path in a fetched project that leads out of it.
  OUTSIDE_REMOTE("outside-remote"),
  /// Two files that define the same thing in different ways.
  CONFLICT("conflict"),
  /// Attributes that exclude each other.
  EXCLUSIVE_ATTRIBUTES("exclusive-attributes"),
  /// A reference to a service, network, volume, config, secret or model that is nowhere defined.
  UNDEFINED_REFERENCE("undefined-reference"),
  /// Services that depend on each other in a circle, or files that include each other.
  CYCLE("cycle"),
  /// A service with neither an image nor a build.
  NO_IMAGE("no-image"),
  /// A project name that is missing or cannot be used.
  BAD_PROJECT_NAME("bad-project-name"),
  /// An env file that cannot be read.
  BAD_ENV_FILE("bad-env-file"),
  /// The attribute `version`, which has no effect.
  OBSOLETE_VERSION("obsolete-version"),
  /// An attribute that the Compose Specification does not know.
  UNKNOWN_ATTRIBUTE("unknown-attribute"),
  /// A text that cannot be the name of an image.
  BAD_IMAGE("bad-image"),
  /// An address or a subnet that is none, or that lies where it cannot be used.
  BAD_ADDRESS("bad-address"),
  /// A mount at a place or with options that a container cannot have.
  BAD_MOUNT("bad-mount"),
  /// A capability that Linux does not have.
  UNKNOWN_CAPABILITY("unknown-capability"),
  /// A service that waits for what cannot come true.
  NEVER_READY("never-ready"),
  /// A command or option that cannot be used as it was.
  USAGE("usage"),
  /// The Docker engine cannot be reached.
  ENGINE_UNREACHABLE("engine-unreachable"),
  /// The Docker engine refused a request.
  ENGINE_REFUSED("engine-refused"),
  /// A registry that does not know who asks.
  REGISTRY_LOGIN("registry-login"),
  /// An attribute of a build that the builder at hand does not know.
  NEEDS_BUILDKIT("needs-buildkit"),
  /// An image of several platforms, which the engine cannot keep.
  ONE_PLATFORM("one-platform"),
  /// The engine is no swarm manager.
  NOT_A_MANAGER("not-a-manager"),
  /// An attribute that a swarm does not honour, or cannot have at all.
  NOT_ON_A_SWARM("not-on-a-swarm"),
  /// A program that is not there, and that a service or a model is provided by.
  NO_PROVIDER("no-provider"),
  /// A program that did not provide a service or a model.
  PROVIDER_FAILED("provider-failed"),
  /// An attribute that the engine is too old for.
  ENGINE_TOO_OLD("engine-too-old"),
  /// An attribute that only a swarm can honour.
  NOT_ON_AN_ENGINE("not-on-an-engine"),
  /// An external network, volume, config or secret, or an image that may be neither pulled nor
  /// built, that is not there.
  EXTERNAL_NOT_FOUND("external-not-found"),
  /// An image whose digest no registry told.
  IMAGE_NOT_PINNED("image-not-pinned"),
  /// Nobody can tell whether a secret of the swarm has the content that the file gives it.
  CONTENT_UNKNOWN("content-unknown"),
  /// A volume whose options have changed, which nodes keep as it is.
  VOLUME_STAYS("volume-stays"),
  /// A file or stream cannot be read or written.
  INPUT_OUTPUT("input-output"),
  /// The user stopped it.
  INTERRUPTED("interrupted"),
  /// A defect of Berth itself.
  INTERNAL("internal"),
  /// A service that the project does not have.
  NO_SUCH_SERVICE("no-such-service"),
  /// A stack that the swarm does not have.
  NO_SUCH_STACK("no-such-stack"),
  /// A service, node, config or secret that the swarm does not have.
  NOT_IN_SWARM("not-in-swarm"),
  /// A revision of a stack that the swarm does not remember.
  NO_SUCH_REVISION("no-such-revision"),
  /// A saved plan or state that cannot be read: damaged, of a newer Berth, or something else.
  BAD_SAVED_FILE("bad-saved-file"),
  /// A saved plan or state whose secrets were sealed with another key.
  OTHER_KEY("other-key"),
  /// A saved plan for another engine or swarm.
  OTHER_TARGET("other-target"),
  /// A saved plan that no longer fits: what runs, the files or the images have changed since.
  OUTDATED_PLAN("outdated-plan"),
  /// A service without a container for what is asked.
  NO_CONTAINER("no-container"),
  /// A network, volume or image that others use and that therefore stays.
  STILL_IN_USE("still-in-use"),
  /// A change that needs a decision of the user first.
  BLOCKED("blocked"),
  /// A container that did not become what others wait for.
  NOT_READY("not-ready"),
  /// A command of the service, run at a point of its life, that failed.
  HOOK_FAILED("hook-failed"),
  /// Containers of services that the file no longer declares.
  ORPHANS("orphans"),
  /// A service whose `update_config` says `start-first`, and two of whose containers cannot run at
  /// the same time.
  STOPPED_FIRST("stopped-first"),
  /// A fixed container name that several replicas would share.
  NAME_CLASH("name-clash"),
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
