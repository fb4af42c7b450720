package dev.berth.compose.grammar;

/// The short forms of the Compose Specification.
public enum ShortForm {
  /// `build: dir`.
  BUILD,
  /// `depends_on: [a, b]`.
  DEPENDS_ON,
  /// `env_file: a.env`.
  ENV_FILES,
  /// `- a.env`.
  ENV_FILE,
  /// `extends: service`.
  EXTENDS,
  /// `gpus: all`.
  GPUS,
  /// `networks: [a, b]`, `models: [a, b]`.
  NAMES,
  /// `- source:target:mode`.
  VOLUME,
  /// `- source:target:permissions`.
  DEVICE,
  /// `- "8080:80/tcp"`.
  PORT,
  /// `- name`.
  FILE_MOUNT,
  /// `nofile: 1024`.
  ULIMIT,
  /// `external: true`.
  EXTERNAL,
  /// `- source:target:mode`, as stacks have it.
  STACK_VOLUME,
  /// `- "8080:80/tcp"`, as stacks have it.
  STACK_PORT,
  /// `- other.yaml`.
  INCLUDE,
  /// Several forms, none of them expanded.
  NONE
}
