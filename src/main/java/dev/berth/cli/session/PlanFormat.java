package dev.berth.cli.session;

/// How a plan is written.
enum PlanFormat {
  /// For people.
  TEXT,
  /// For programs, as `schemas/plan.schema.json` says.
  JSON,
  /// For comments on pull requests.
  MARKDOWN,
  /// A picture of the steps.
  MERMAID
}
