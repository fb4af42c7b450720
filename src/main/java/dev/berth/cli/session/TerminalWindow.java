package dev.berth.cli.session;

import dev.berth.report.TerminalProgress.Window;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Asks the terminal for the size of its window.
public final class TerminalWindow {
  private static final Window UNKNOWN = new Window(80, 24);
  private static final int STANDARD_ERROR = 2;

  /// TIOCGWINSZ of Linux: fills in rows and columns as two 16-bit numbers.
  private static final long GET_WINDOW_SIZE = 0x5413;

  private TerminalWindow() {}

  /// The present size, or 80 by 24 where it cannot be told.
  public static Window current() {
    for (int descriptor = STANDARD_ERROR; descriptor >= 0; descriptor--) {
      Window window = of(descriptor);
      if (!window.equals(UNKNOWN)) {
        return window;
      }
    }
    return UNKNOWN;
  }

  private static Window of(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8);
      int result = (int) ioctl().invokeExact(descriptor, GET_WINDOW_SIZE, size);
      int rows = size.get(ValueLayout.JAVA_SHORT, 0);
      int columns = size.get(ValueLayout.JAVA_SHORT, 2);
      return result == 0 && columns > 0 && rows > 0 ? new Window(columns, rows) : UNKNOWN;
    } catch (Throwable e) { // invokeExact declares it; a size is never worth failing for
      return UNKNOWN;
    }
  }

  @SuppressWarnings("restricted") // The JDK has no other way to ask; the call allows it.
  private static MethodHandle ioctl() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("ioctl").orElseThrow(),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
        Linker.Option.firstVariadicArg(2));
  }
}
