package dev.berth.engine;

/// Labels by which Docker Compose and Berth know what belongs to a project.
final class ComposeLabels {
  static final String PREFIX = "com.docker.compose.";
  static final String PROJECT = PREFIX + "project";
  static final String SERVICE = PREFIX + "service";
  static final String NUMBER = PREFIX + "container-number";
  static final String ONE_OFF = PREFIX + "oneoff";
  static final String SLUG = PREFIX + "slug";
  static final String CONFIG_HASH = PREFIX + "config-hash";
  static final String IMAGE = PREFIX + "image";
  static final String DEPENDS_ON = PREFIX + "depends_on";
  static final String WORKING_DIRECTORY = PREFIX + "project.working_dir";
  static final String CONFIG_FILES = PREFIX + "project.config_files";
  static final String VERSION = PREFIX + "version";
  static final String NETWORK = PREFIX + "network";
  static final String VOLUME = PREFIX + "volume";

  /// Names of the attributes that the file set; never their values.
  static final String FIELDS = "dev.berth.fields";

  /// Digests of the contents that were copied or mounted into the container, by target.
  static final String CONTENTS = "dev.berth.contents";

  /// Value of [#VERSION] on what Berth makes.
  static final String OWN_VERSION = "berth-1";

  private ComposeLabels() {}

  /// Whether a label is one that tools keep for themselves, not one of the user.
  static boolean isBookkeeping(String label) {
    return label.startsWith(PREFIX) || label.equals(FIELDS) || label.equals(CONTENTS);
  }
}
