package dev.berth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Integration tests run side by side unless they use the same engine, so each says which it uses.
class EngineAnnotationsTest {
  private static final Map<String, Class<? extends Annotation>> ENGINES =
      Map.of(
          "host",
          OnHost.class,
          "current",
          OnCurrent.class,
          "swarm",
          OnSwarm.class,
          "oldest",
          OnOldest.class);

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("dev.berth");

  @Test
  void eachIntegrationTestNamesTheEnginesThatItUses() {
    Set<String> missing = new TreeSet<>();
    int uses = 0;
    for (JavaClass test : TESTS) {
      if (test.getSimpleName().endsWith("IT")) {
        for (String engine : enginesOf(test)) {
          uses++;
          Class<? extends Annotation> annotation = ENGINES.get(engine);
          if (annotation == null || !test.reflect().isAnnotationPresent(annotation)) {
            missing.add(test.getSimpleName() + " uses Engines." + engine + "()");
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(uses).isGreaterThan(50);
  }

  /// The methods of [Engines] that a test calls, be it by a helper in its own package.
  private static Set<String> enginesOf(JavaClass test) {
    Set<String> engines = new TreeSet<>();
    Set<JavaClass> seen = new HashSet<>();
    collect(test, seen, engines);
    return engines;
  }

  private static void collect(JavaClass from, Set<JavaClass> seen, Set<String> engines) {
    boolean other = from.getPackageName().equals(Engines.class.getPackageName());
    if (!TESTS.contain(from.getName()) || other || !seen.add(from)) {
      return;
    }
    for (JavaMethodCall call : from.getMethodCallsFromSelf()) {
      if (call.getTargetOwner().isEquivalentTo(Engines.class)) {
        engines.add(call.getName());
      }
    }
    from.getMethodReferencesFromSelf().stream()
        .filter(reference -> reference.getTargetOwner().isEquivalentTo(Engines.class))
        .forEach(reference -> engines.add(reference.getName()));
    from.getDirectDependenciesFromSelf()
        .forEach(dependency -> collect(dependency.getTargetClass(), seen, engines));
  }
}
