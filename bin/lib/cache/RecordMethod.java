import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_short;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A method that a record has without anyone having written it.
sealed interface RecordMethod extends CallSite {
  ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  ClassDesc TEXT = ClassDesc.of("java.lang.StringBuilder");

  static RecordMethod of(String name, MethodTypeDesc type, List<ConstantDesc> arguments) {
    ClassDesc owner = (ClassDesc) arguments.getFirst();
    List<Field> fields =
        arguments.stream()
            .skip(2)
            .map(DirectMethodHandleDesc.class::cast)
            .map(field -> new Field(field.methodName(), field.invocationType().returnType()))
            .toList();
    return switch (name) {
      case "equals" -> new Equality(type, owner, fields);
      case "hashCode" -> new Hash(type, owner, fields);
      case "toString" -> new Text(type, owner, fields);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// A field, which has the name of its component.
  record Field(String name, ClassDesc type) {}

  /// Whether another object is a record of this class with equal components.
  record Equality(MethodTypeDesc type, ClassDesc owner, List<Field> fields)
      implements RecordMethod {
    @Override
    public void write(CodeBuilder code) {
      Label other = code.newLabel();
      Label differs = code.newLabel();
      code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
      code.aload(1).instanceOf(owner).ifeq(differs);
      for (Field field : fields) {
        code.aload(0).getfield(owner, field.name(), field.type());
        code.aload(1).checkcast(owner).getfield(owner, field.name(), field.type());
        if (field.type().isPrimitive()) {
          MethodTypeDesc compare = MethodTypeDesc.of(CD_int, field.type(), field.type());
          code.invokestatic(box(field.type()), "compare", compare).ifne(differs);
        } else {
          MethodTypeDesc equals = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
          code.invokestatic(OBJECTS, "equals", equals).ifeq(differs);
        }
      }
      code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }
  }

  /// The hashes of the components, each times 31 for each that follows.
  record Hash(MethodTypeDesc type, ClassDesc owner, List<Field> fields) implements RecordMethod {
    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (Field field : fields) {
        code.bipush(31).imul().aload(0).getfield(owner, field.name(), field.type());
        if (field.type().isPrimitive()) {
          MethodTypeDesc hash = MethodTypeDesc.of(CD_int, field.type());
          code.invokestatic(box(field.type()), "hashCode", hash);
        } else {
          code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    }
  }

  /// The simple name of the class and all components, as in `Place[line=1, column=2]`.
  record Text(MethodTypeDesc type, ClassDesc owner, List<Field> fields) implements RecordMethod {
    @Override
    public void write(CodeBuilder code) {
      code.new_(TEXT).dup().invokespecial(TEXT, "<init>", ConstantDescs.MTD_void);
      code.loadConstant(owner);
      code.invokevirtual(CD_Class, "getSimpleName", MethodTypeDesc.of(CD_String));
      append(code, CD_String);
      String before = "[";
      for (Field field : fields) {
        code.loadConstant(before + field.name() + "=");
        append(code, CD_String);
        code.aload(0).getfield(owner, field.name(), field.type());
        append(code, appended(field.type()));
        before = ", ";
      }
      code.loadConstant(fields.isEmpty() ? "[]" : "]");
      append(code, CD_String);
      code.invokevirtual(TEXT, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc kind) {
      code.invokevirtual(TEXT, "append", MethodTypeDesc.of(TEXT, kind));
    }

    private static ClassDesc appended(ClassDesc kind) {
      if (!kind.isPrimitive()) {
        return CD_Object;
      }
      return kind.equals(CD_byte) || kind.equals(CD_short) ? CD_int : kind;
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
}
