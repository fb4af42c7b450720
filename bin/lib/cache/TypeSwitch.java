import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// The index of the first label, from a given one on, that a value has: a type that it is of, or a
/// string that it equals. -1 for null, the number of labels if it has none.
record TypeSwitch(MethodTypeDesc type, List<ConstantDesc> labels) implements CallSite {
  static boolean knows(List<ConstantDesc> labels) {
    return labels.stream().allMatch(label -> label instanceof ClassDesc || label instanceof String);
  }

  @Override
  public void write(CodeBuilder code) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      if (labels.get(i) instanceof ClassDesc kind) {
        code.aload(0).instanceOf(kind);
      } else {
        code.loadConstant(labels.get(i)).aload(0);
        code.invokevirtual(CD_String, "equals", MethodTypeDesc.of(CD_boolean, CD_Object));
      }
      code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
