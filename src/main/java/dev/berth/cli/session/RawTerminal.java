package dev.berth.cli.session;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Lets every key go through as it is typed: the terminal of standard input neither echoes nor
/// waits for the end of a line. Closing it sets it back.
public final class RawTerminal implements AutoCloseable {
  /// More than any system's `struct termios` takes.
  private static final long SETTINGS = 256;

  private static final int AT_ONCE = 0;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment before = arena.allocate(SETTINGS);
  private final boolean changed;
  private final Thread atExit = new Thread(this::setBack);

  /// Where the settings of lines are in `struct termios` on Linux, and what they are.
  private static final long LINES = 12;

  private static final int BY_LINES = 2;
  private static final int ECHO = 8;

  /// What becomes of keys that mean something to a terminal.
  private enum Mode {
    /// They are keys like all others.
    RAW,
    /// Ctrl-C is a signal, and output is as ever.
    KEYS
  }

  private RawTerminal(Mode mode) {
    this.changed = change(mode);
    if (changed) {
      Runtime.getRuntime().addShutdownHook(atExit);
    }
  }

  /// Begins, with keys such as Ctrl-C like all others. Where standard input is no terminal, nothing
  /// changes.
  public static RawTerminal begin() {
    return new RawTerminal(Mode.RAW);
  }

  /// Begins, with Ctrl-C a signal. Where standard input is no terminal, nothing changes.
  public static RawTerminal keys() {
    return new RawTerminal(Mode.KEYS);
  }

  private boolean change(Mode mode) {
    try {
      MemorySegment raw = arena.allocate(SETTINGS);
      if ((int) function("tcgetattr", ValueLayout.JAVA_INT).invokeExact(0, before) != 0) {
        return false;
      }
      raw.copyFrom(before);
      switch (mode) {
        case RAW -> make().invokeExact(raw);
        case KEYS -> {
          if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
          }
          int lines = raw.get(ValueLayout.JAVA_INT, LINES);
          raw.set(ValueLayout.JAVA_INT, LINES, lines & ~(BY_LINES | ECHO));
        }
      }
      return (int) set().invokeExact(0, AT_ONCE, raw) == 0;
    } catch (Throwable e) { // invokeExact declares it; without it, lines are typed as usual
      return false;
    }
  }

  private void setBack() {
    try {
      int result = (int) set().invokeExact(0, AT_ONCE, before);
      assert result <= 0;
    } catch (Throwable e) { // invokeExact declares it
      throw new IllegalStateException("the terminal cannot be set back", e);
    }
  }

  @Override
  public void close() {
    if (changed) {
      setBack();
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
    arena.close();
  }

  private static MethodHandle set() {
    return function("tcsetattr", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  }

  @SuppressWarnings("restricted") // The JDK has no other way; the manifest allows it.
  private static MethodHandle make() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("cfmakeraw").orElseThrow(),
        FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
  }

  /// A function that takes these and then settings, and returns a number.
  @SuppressWarnings("restricted") // The JDK has no other way; the manifest allows it.
  private static MethodHandle function(String name, MemoryLayout... before) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, before)
            .appendArgumentLayouts(ValueLayout.ADDRESS));
  }
}
