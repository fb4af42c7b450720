package dev.berth.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Turns Ctrl-C into calls: a first one asks to end, every further one insists. The JDK offers no
/// supported way to see a second Ctrl-C, so `sun.misc.Signal` is used, by reflection because the
/// compiler warns of it.
final class Interrupts implements AutoCloseable {
  private final AtomicInteger count = new AtomicInteger();
  private final Runnable first;
  private final Runnable further;
  private final @Nullable Object before;

  private Interrupts(Runnable first, Runnable further) {
    this.first = first;
    this.further = further;
    this.before = handle(handler());
  }

  /// Watches Ctrl-C until closed.
  ///
  /// @param first called at the first one, on a thread of its own
  /// @param further called at each further one
  static Interrupts watch(Runnable first, Runnable further) {
    return new Interrupts(first, further);
  }

  /// Whether there was one.
  boolean happened() {
    return count.get() > 0;
  }

  @Override
  public void close() {
    if (before != null) {
      handle(before);
    }
  }

  private Object handler() {
    InvocationHandler onSignal =
        (_, method, _) -> {
          if (method.getName().equals("handle")) {
            (count.getAndIncrement() == 0 ? first : further).run();
          }
          return null;
        };
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, onSignal);
    } catch (ClassNotFoundException e) {
      return onSignal;
    }
  }

  /// Installs a handler and returns the one before; nothing where the JDK has no signals.
  private static @Nullable Object handle(Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      return signal.getMethod("handle", signal, type).invoke(null, interrupt, handler);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
