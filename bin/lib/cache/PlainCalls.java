import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a call of a method of the same class in the place of each [CallSite].
final class PlainCalls implements CodeTransform {
  private final ClassDesc owner;
  private final boolean isInterface;
  private final List<CallSite> replaced = new ArrayList<>();

  PlainCalls(ClassModel model) {
    owner = model.thisClass().asSymbol();
    isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    Optional<CallSite> site = CallSite.of(element);
    if (site.isEmpty()) {
      code.with(element);
      return;
    }
    code.invokestatic(owner, name(replaced.size()), site.get().type(), isInterface);
    replaced.add(site.get());
  }

  /// Adds the methods that are called now.
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
