import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Rewrites a program so that an AOT cache can keep all of its classes and call sites, which makes
/// it start in half of the time. What the JVM leaves out of a cache becomes what it keeps:
///
/// * classes of Java 5: the same with stack maps;
/// * call sites that are linked when they are first reached, for a `switch` over types and for
///   what records bring along: plain calls ([CallSite]).
///
/// Arguments: the jar of the program, whose manifest names the others; the directory for the
/// result. A jar keeps its name and its time; one that is there with this time stays.
class FitForCache {
  private static final int FIRST_IN_A_CACHE = ClassFile.JAVA_6_VERSION;
  private static final int FIRST_WITH_STACK_MAPS_ALWAYS = ClassFile.JAVA_7_VERSION;

  private final ClassFile sameElsewhere;
  private final ClassFile withStackMaps;

  private FitForCache(URLClassLoader classes) {
    ClassHierarchyResolverOption hierarchy =
        ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes));
    sameElsewhere = ClassFile.of(hierarchy);
    withStackMaps =
        ClassFile.of(
            hierarchy,
            ConstantPoolSharingOption.NEW_POOL,
            StackMapsOption.GENERATE_STACK_MAPS);
  }

  public static void main(String[] args) throws IOException {
    Path program = Path.of(args[0]).toAbsolutePath();
    Path target = Path.of(args[1]);
    List<Path> jars = jars(program);
    try (URLClassLoader classes =
        new URLClassLoader(jars.stream().map(FitForCache::url).toArray(URL[]::new))) {
      FitForCache rewriting = new FitForCache(classes);
      for (Path jar : jars) {
        rewriting.rewrite(jar, target.resolve(program.resolveSibling(".").relativize(jar)));
      }
    }
  }

  /// A program's jar and those that its manifest names.
  private static List<Path> jars(Path program) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(program));
    try (JarFile jar = new JarFile(program.toFile())) {
      String others = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (others != null) {
        for (String other : others.split(" ")) {
          jars.add(program.resolveSibling(other));
        }
      }
    }
    return jars;
  }

  private void rewrite(Path jar, Path target) throws IOException {
    if (Files.exists(target)
        && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(jar))) {
      return;
    }
    Files.createDirectories(target.getParent());
    Map<JarEntry, byte[]> entries = new LinkedHashMap<>();
    boolean changed = false;
    try (JarFile in = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        byte[] fit = entry.getName().endsWith(".class") ? rewritten(content) : content;
        changed |= fit != content;
        entries.put(entry, fit);
      }
    }
    if (changed) {
      write(entries, target);
    } else {
      Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setLastModifiedTime(target, Files.getLastModifiedTime(jar));
  }

  private static void write(Map<JarEntry, byte[]> entries, Path target) throws IOException {
    try (JarOutputStream out =
        new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      for (Map.Entry<JarEntry, byte[]> entry : entries.entrySet()) {
        JarEntry copy = new JarEntry(entry.getKey().getName());
        copy.setTime(entry.getKey().getTime());
        out.putNextEntry(copy);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private byte[] rewritten(byte[] bytes) {
    ClassModel model = sameElsewhere.parse(bytes);
    if (model.majorVersion() < FIRST_IN_A_CACHE) {
      return withStackMaps.transformClass(
          withStackMaps.parse(bytes),
          ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
              .andThen(
                  ClassTransform.endHandler(
                      type -> type.withVersion(FIRST_WITH_STACK_MAPS_ALWAYS, 0))));
    }
    if (CallSite.in(model).isEmpty()) {
      return bytes;
    }
    PlainCalls calls = new PlainCalls(model);
    return sameElsewhere.transformClass(
        model,
        ClassTransform.transformingMethodBodies(calls)
            .andThen(ClassTransform.endHandler(calls::define)));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
