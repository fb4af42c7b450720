package dev.berth.engine;

import dev.berth.model.Build;
import dev.berth.model.Service;
import dev.berth.problem.Code;
import dev.berth.problem.Path;
import dev.berth.problem.Problem;
import dev.berth.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Finds out, before anything is touched, what of a build the builder at hand cannot do.
final class BuildNeeds {
  private BuildNeeds() {}

  /// Throws all that is wrong.
  ///
  /// @param services what will be built
  /// @throws dev.berth.problem.ProblemsException if anything is
  static void check(Collection<Service> services, Builder builder) {
    switch (builder) {
      case Builder.BuildKit _ -> {}
      case Builder.Classic _ -> {
        Problems problems = new Problems();
        for (Service service : services) {
          Build build = service.image().build();
          if (build != null) {
            beyondClassic(build).forEach(name -> problems.add(problem(service, name)));
          }
        }
        problems.throwIfErrors();
      }
    }
  }

  private static Problem problem(Service service, String attribute) {
    return Problem.error(Code.NEEDS_BUILDKIT, "needs BuildKit, and docker-buildx is not installed")
        .at(Path.of("services", service.name(), "build", attribute), null)
        .withHelp(
            "install the package docker-buildx or docker-buildx-plugin; DOCKER_BUILDKIT=0 must not"
                + " be set");
  }

  /// The attributes that the classic builder knows nothing of.
  private static List<String> beyondClassic(Build build) {
    List<String> names = new ArrayList<>();
    addIf(names, "additional_contexts", !build.additionalContexts().isEmpty());
    addIf(names, "cache_from", build.cacheFrom().stream().anyMatch(from -> from.contains("=")));
    addIf(names, "cache_to", !build.cacheTo().isEmpty());
    addIf(names, "entitlements", !build.entitlements().isEmpty());
    addIf(names, "no_cache_filter", !build.noCacheFilter().isEmpty());
    addIf(names, "platforms", build.platforms().size() > 1);
    addIf(names, "privileged", build.privileged());
    addIf(names, "provenance", isOn(String.valueOf(build.provenance())));
    addIf(names, "sbom", isOn(String.valueOf(build.sbom())));
    addIf(names, "secrets", !build.secrets().isEmpty());
    addIf(names, "ssh", !build.ssh().isEmpty());
    return names;
  }

  private static boolean isOn(String value) {
    return !value.equals("null") && !value.equals("false") && !value.isEmpty();
  }

  private static void addIf(List<String> names, String name, boolean used) {
    if (used) {
      names.add(name);
    }
  }
}
