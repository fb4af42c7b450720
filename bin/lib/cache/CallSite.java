import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call that the JVM links when it is first reached, by code that it makes then, and a cache
/// does not keep. What is linked is known beforehand.
sealed interface CallSite permits TypeSwitch, RecordMethod {
  ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");

  /// What goes in and comes out.
  MethodTypeDesc type();

  /// Writes what the call does as the code of a static method.
  void write(CodeBuilder code);

  /// Those of a class.
  static List<CallSite> in(ClassModel model) {
    List<CallSite> found = new ArrayList<>();
    if (model.findAttribute(Attributes.bootstrapMethods()).isEmpty()) {
      return found;
    }
    for (MethodModel method : model.methods()) {
      for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        of(element).ifPresent(found::add);
      }
    }
    return found;
  }

  /// The one that an instruction is, if it is one.
  static Optional<CallSite> of(CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction call)) {
      return Optional.empty();
    }
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    if (bootstrap.owner().equals(SWITCHES)
        && bootstrap.methodName().equals("typeSwitch")
        && TypeSwitch.knows(arguments)) {
      return Optional.of(new TypeSwitch(call.typeSymbol(), arguments));
    }
    if (bootstrap.owner().equals(RECORDS)) {
      return Optional.of(
          RecordMethod.of(call.name().stringValue(), call.typeSymbol(), arguments));
    }
    return Optional.empty();
  }
}
