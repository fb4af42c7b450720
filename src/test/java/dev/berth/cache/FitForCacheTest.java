package dev.berth.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/lib/cache/FitForCache.java`, run on the classes of [Answers].
class FitForCacheTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
  private static final String COUNTING = "dev/berth/cache/Answers$Counting.class";

  @TempDir static Path compiled = Path.of("");
  private static @Nullable Class<?> fitForCache;

  @TempDir Path directory = Path.of("");
  private Path program = Path.of("");
  private Path rewritten = Path.of("");

  @BeforeEach
  void rewrite() throws Exception {
    program = directory.resolve("answers.jar");
    rewritten = directory.resolve("fit/answers.jar");
    jar(program);
    runFitForCache();
  }

  @Test
  void rewrittenClassesMustAnswerAsTheOriginalsDo() throws Exception {
    assertThat(answers(rewritten)).isEqualTo(answers(program)).isEqualTo(Answers.all());
  }

  @Test
  void whatACacheDoesNotKeepMustBeGone() throws Exception {
    assertThat(linkedAtRunTime(program))
        .containsExactly("ObjectMethods.bootstrap", "SwitchBootstraps.typeSwitch");
    assertThat(linkedAtRunTime(rewritten)).isEmpty();
    assertThat(version(program, COUNTING)).isEqualTo(ClassFile.JAVA_5_VERSION);
    assertThat(version(rewritten, COUNTING)).isEqualTo(ClassFile.JAVA_7_VERSION);
  }

  @Test
  void aJarMustKeepItsTimeAndStayWhileItIsTheSame() throws Exception {
    assertThat(Files.getLastModifiedTime(rewritten)).isEqualTo(TIME);

    Files.writeString(rewritten, "here already");
    Files.setLastModifiedTime(rewritten, TIME);
    runFitForCache();
    assertThat(rewritten).hasContent("here already");

    Files.setLastModifiedTime(program, FileTime.from(TIME.toInstant().plusSeconds(2)));
    runFitForCache();
    assertThat(answers(rewritten)).isEqualTo(Answers.all());
  }

  private void runFitForCache() throws Exception {
    Method main = program().getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(
        null, (Object) new String[] {program.toString(), directory.resolve("fit").toString()});
  }

  private static Class<?> program() throws Exception {
    Class<?> known = fitForCache;
    if (known == null) {
      List<String> arguments = new ArrayList<>(List.of("-d", compiled.toString()));
      try (Stream<Path> sources = Files.list(Path.of("bin/lib/cache"))) {
        sources.map(Path::toString).sorted().forEach(arguments::add);
      }
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      assertThat(status).isZero();
      known = new URLClassLoader(new URL[] {compiled.toUri().toURL()}).loadClass("FitForCache");
      fitForCache = known;
    }
    return known;
  }

  /// The classes of [Answers], one of them as Java 5 had it.
  private static void jar(Path target) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path classes =
        Path.of(Answers.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest);
        Stream<Path> files = Files.list(classes.resolve("dev/berth/cache"))) {
      for (Path file :
          files.filter(file -> file.getFileName().toString().startsWith("Answers")).toList()) {
        String name = classes.relativize(file).toString();
        out.putNextEntry(new JarEntry(name));
        byte[] bytes = Files.readAllBytes(file);
        out.write(name.equals(COUNTING) ? asOfJava5(bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.setLastModifiedTime(target, TIME);
  }

  private static byte[] asOfJava5(byte[] bytes) {
    ClassFile old = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
    return old.transformClass(
        old.parse(bytes),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_5_VERSION, 0))));
  }

  @SuppressWarnings("unchecked")
  private static List<String> answers(Path jar) throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, platform)) {
      return (List<String>) loader.loadClass(Answers.class.getName()).getMethod("all").invoke(null);
    }
  }

  private static int version(Path jar, String entry) throws IOException {
    return models(jar).stream()
        .filter(model -> entry.equals(model.thisClass().asInternalName() + ".class"))
        .findFirst()
        .orElseThrow()
        .majorVersion();
  }

  private static Set<String> linkedAtRunTime(Path jar) throws IOException {
    Set<String> found = new TreeSet<>();
    for (ClassModel model : models(jar)) {
      model.methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(CodeModel::elementStream)
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod())
          .filter(bootstrap -> bootstrap.owner().packageName().equals("java.lang.runtime"))
          .forEach(method -> found.add(method.owner().displayName() + "." + method.methodName()));
    }
    return found;
  }

  private static List<ClassModel> models(Path jar) throws IOException {
    List<ClassModel> models = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = file.getInputStream(entry)) {
            models.add(ClassFile.of().parse(in.readAllBytes()));
          }
        }
      }
    }
    return models;
  }
}
