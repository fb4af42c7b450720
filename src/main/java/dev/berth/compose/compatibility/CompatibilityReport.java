package dev.berth.compose.compatibility;

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

  /// Whether the target does all that the files say.
  public boolean isComplete() {
    return of(Fate.REFUSED).isEmpty() && of(Fate.IGNORED).isEmpty();
  }

  private Code code() {
    return switch (target) {
      case ENGINE -> Code.NOT_ON_AN_ENGINE;
      case SWARM -> Code.NOT_ON_A_SWARM;
    };
  }

  /// A warning for each attribute that is ignored and missed.
  public List<Problem> warnings() {
    return of(Fate.IGNORED).stream()
        .filter(finding -> !finding.quiet())
        .map(finding ->
            Problem.warning(code(), target.title() + " ignores it")
                .at(finding.path(), finding.span())
                .withHelp(finding.advice()))
        .toList();
  }
}
