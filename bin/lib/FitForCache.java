import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Rewrites jars so that an AOT cache can keep all of their classes and call sites, which makes
/// commands start in half of the time. Three things are left out of a cache by the JVM, and become:
///
/// * classes of Java 5: the same with stack maps;
/// * a `switch` over types, linked by `invokedynamic`: a chain of `instanceof`;
/// * `equals` and `hashCode` of records, linked the same way: plain code.
///
/// Arguments: a directory for the result, then the jars. A jar keeps its name and its time.
class FitForCache {
  private static final ClassDesc SWITCHES =
      ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final int OLDEST_IN_A_CACHE = ClassFile.JAVA_6_VERSION;
  private static final int FIRST_WITH_STACK_MAPS_ALWAYS = ClassFile.JAVA_7_VERSION;

  private final ClassFile untouchedElsewhere;
  private final ClassFile allNew;

  private FitForCache(List<Path> jars) {
    ClassHierarchyResolver classes =
        ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(urls(jars)));
    ClassFile.ClassHierarchyResolverOption hierarchy =
        ClassFile.ClassHierarchyResolverOption.of(classes);
    untouchedElsewhere = ClassFile.of(hierarchy);
    allNew =
        ClassFile.of(
            hierarchy,
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  public static void main(String[] args) throws IOException {
    Path target = Files.createDirectories(Path.of(args[0]));
    List<Path> jars = Arrays.stream(args).skip(1).map(Path::of).toList();
    FitForCache rewriting = new FitForCache(jars);
    for (Path jar : jars) {
      rewriting.rewrite(jar, target.resolve(jar.getFileName()));
    }
  }

  private void rewrite(Path jar, Path target) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        byte[] content = in.readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? rewritten(content) : content);
        out.closeEntry();
      }
    }
    Files.setLastModifiedTime(target, Files.getLastModifiedTime(jar));
  }

  private byte[] rewritten(byte[] bytes) {
    ClassModel model = untouchedElsewhere.parse(bytes);
    if (model.majorVersion() < OLDEST_IN_A_CACHE) {
      return allNew.transformClass(
          allNew.parse(bytes),
          ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
              .andThen(
                  ClassTransform.endHandler(
                      builder -> builder.withVersion(FIRST_WITH_STACK_MAPS_ALWAYS, 0))));
    }
    if (callSites(model).isEmpty()) {
      return bytes;
    }
    PlainCalls calls = new PlainCalls(model.thisClass().asSymbol());
    return untouchedElsewhere.transformClass(
        model,
        ClassTransform.transformingMethodBodies(calls).andThen(ClassTransform.endHandler(calls::define)));
  }

  private static List<CallSite> callSites(ClassModel model) {
    List<CallSite> found = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        CallSite.of(element).ifPresent(found::add);
      }
    }
    return found;
  }

  private static URL[] urls(List<Path> jars) {
    return jars.stream().map(FitForCache::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A call that would be linked at run time, and what is called instead.
  private sealed interface CallSite {
    MethodTypeDesc type();

    void write(CodeBuilder code);

    static Optional<CallSite> of(CodeElement element) {
      if (!(element instanceof InvokeDynamicInstruction call)) {
        return Optional.empty();
      }
      DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
      List<ConstantDesc> arguments = call.bootstrapArgs();
      if (bootstrap.owner().equals(SWITCHES)
          && bootstrap.methodName().equals("typeSwitch")
          && arguments.stream().allMatch(ClassDesc.class::isInstance)) {
        return Optional.of(
            new TypeSwitch(
                call.typeSymbol(), arguments.stream().map(ClassDesc.class::cast).toList()));
      }
      if (bootstrap.owner().equals(RECORDS) && !call.name().equalsString("toString")) {
        List<DirectMethodHandleDesc> fields =
            arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
        return Optional.of(
            call.name().equalsString("hashCode")
                ? new RecordHash(call.typeSymbol(), (ClassDesc) arguments.get(0), fields)
                : new RecordEquality(call.typeSymbol(), (ClassDesc) arguments.get(0), fields));
      }
      return Optional.empty();
    }
  }

  /// The index of the first of the types, from a given one on, that a value has; -1 for null.
  private record TypeSwitch(MethodTypeDesc type, List<ClassDesc> types) implements CallSite {
    @Override
    public void write(CodeBuilder code) {
      Label present = code.newLabel();
      code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
      for (int i = 0; i < types.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf(types.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(types.size()).ireturn();
    }
  }

  private record RecordHash(
      MethodTypeDesc type, ClassDesc owner, List<DirectMethodHandleDesc> fields)
      implements CallSite {
    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (DirectMethodHandleDesc field : fields) {
        ClassDesc kind = field.invocationType().returnType();
        code.bipush(31).imul().aload(0).getfield(owner, field.methodName(), kind);
        if (kind.isPrimitive()) {
          code.invokestatic(
              box(kind), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, kind));
        } else {
          code.invokestatic(
              OBJECTS,
              "hashCode",
              MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    }
  }

  private record RecordEquality(
      MethodTypeDesc type, ClassDesc owner, List<DirectMethodHandleDesc> fields)
      implements CallSite {
    @Override
    public void write(CodeBuilder code) {
      Label differs = code.newLabel();
      code.aload(1).instanceOf(owner).ifeq(differs);
      for (DirectMethodHandleDesc field : fields) {
        ClassDesc kind = field.invocationType().returnType();
        code.aload(0).getfield(owner, field.methodName(), kind);
        code.aload(1).checkcast(owner).getfield(owner, field.methodName(), kind);
        if (kind.isPrimitive()) {
          code.invokestatic(
                  box(kind), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, kind, kind))
              .ifne(differs);
        } else {
          code.invokestatic(
                  OBJECTS,
                  "equals",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
              .ifeq(differs);
        }
      }
      code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case DOUBLE -> ConstantDescs.CD_Double;
      case FLOAT -> ConstantDescs.CD_Float;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case SHORT -> ConstantDescs.CD_Short;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
    };
  }

  /// Puts a call of a method of the same class in the place of each call site.
  private static final class PlainCalls implements CodeTransform {
    private final ClassDesc owner;
    private final List<CallSite> replaced = new ArrayList<>();

    PlainCalls(ClassDesc owner) {
      this.owner = owner;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      Optional<CallSite> site = CallSite.of(element);
      if (site.isEmpty()) {
        code.with(element);
        return;
      }
      code.invokestatic(owner, name(replaced.size()), site.get().type());
      replaced.add(site.get());
    }

    void define(ClassBuilder type) {
      for (int i = 0; i < replaced.size(); i++) {
        type.withMethodBody(
            name(i),
            replaced.get(i).type(),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            replaced.get(i)::write);
      }
    }

    private static String name(int index) {
      return "call$" + index;
    }
  }
}
