package dev.berth.compose.compatibility;

import dev.berth.compose.grammar.Demand;
import dev.berth.compose.grammar.Fate;
import dev.berth.compose.grammar.TargetKind;
import dev.berth.problem.Code;
import dev.berth.problem.Problem;
import java.util.List;

/// What a target makes of the attributes of a project.
///
/// @param target the target
/// @param findings one for each attribute that the files set, in their order
public record CompatibilityReport(TargetKind target, List<Finding> findings) {
  public CompatibilityReport {
    findings = List.copyOf(findings);
  }

  /// The attributes that something becomes of.
  public List<Finding> of(Fate fate) {
    return findings.stream().filter(finding -> finding.fate() == fate).toList();
  }

  /// The attributes that the version which their file names does not have.
  public List<Finding> tooNew() {
    return findings.stream().filter(Finding::isTooNew).toList();
  }

  private Code code() {
    return switch (target) {
      case ENGINE -> Code.NOT_ON_AN_ENGINE;
      case SWARM -> Code.NOT_ON_A_SWARM;
    };
  }

  /// A warning for each attribute that is ignored and missed.
  public List<Problem> warnings() {
    return findings.stream()
        .filter(Finding::isMissed)
        .map(finding -> problem(finding, "ignores"))
        .toList();
  }

  /// An error for each attribute that is refused, or ignored and missed.
  public List<Problem> errors() {
    return findings.stream()
        .filter(finding -> finding.fate() == Fate.REFUSED || finding.isMissed())
        .map(finding -> problem(finding, finding.isMissed() ? "ignores" : "refuses").asError())
        .toList();
  }

  private Problem problem(Finding finding, String what) {
    return Problem.warning(code(), target.title() + " " + what + " it")
        .at(finding.path(), finding.span())
        .withHelp(finding.advice());
  }

  /// What an engine is too old for: errors where it cannot do without, warnings where it passes
  /// over it.
  ///
  /// @param api the second number of the API version 1.x that it speaks
  public List<Problem> beyond(int api) {
    return findings.stream()
        .filter(finding -> finding.fate().compareTo(Fate.EMULATED) <= 0)
        .filter(finding -> finding.demand().exceeds(api))
        .map(finding -> beyond(api, finding))
        .toList();
  }

  private static Problem beyond(int api, Finding finding) {
    Demand demand = finding.demand();
    String needed =
        "needs Docker %s (API 1.%s), and this engine speaks API 1.%s"
            .formatted(demand.release().title(), demand.release().api(), api);
    Problem problem =
        demand.needed()
            ? Problem.error(Code.ENGINE_TOO_OLD, needed)
                .withHelp("remove it, or use a newer engine")
            : Problem.warning(Code.ENGINE_TOO_OLD, needed)
                .withHelp("a newer engine honours it; this one passes over it");
    return problem.at(finding.path(), finding.span());
  }
}
